//! What the page says to the page around it, and what it hears: types only. `extras.js` holds the talk, and a browser test
//! holds its messages against these.

use crate::terms::ErrorCode;
use crate::view::Report;
use ts_rs::TS;

/// What the frame says to the page around it.
#[derive(TS)]
#[ts(tag = "type")]
#[allow(dead_code, clippy::large_enum_variant, reason = "only its declaration is used")]
pub enum FromFrame {
    /// It listens from now on.
    #[ts(rename = "taizhang:ready")]
    Ready {
        /// The version of the reports that it gives.
        version: u32,
    },
    /// How high its content is.
    #[ts(rename = "taizhang:height")]
    Height {
        /// In CSS pixels.
        height: u32,
    },
    /// The report of a ledger that was handed in.
    #[ts(rename = "taizhang:report")]
    Report {
        /// That of the request.
        #[ts(type = "string | number | null")]
        id: (),
        /// The report.
        report: Report,
    },
    /// Why there is no report.
    #[ts(rename = "taizhang:error")]
    Error {
        /// That of the request.
        #[ts(type = "string | number | null")]
        id: (),
        /// Why.
        code: ErrorCode,
        /// What was found instead, where that is known.
        found: Option<String>,
    },
}

/// What the page around may hand to the frame.
#[derive(TS)]
#[ts(tag = "type")]
#[allow(dead_code, clippy::large_enum_variant, reason = "only its declaration is used")]
pub enum ToFrame {
    /// A ledger, as `text` or as `bytes`.
    #[ts(rename = "taizhang:analyze", optional_fields = nullable)]
    Analyze {
        /// Comes back with the answer.
        #[ts(type = "string | number | null", optional)]
        id: Option<()>,
        /// The file's name.
        name: Option<String>,
        /// The ledger's text.
        text: Option<String>,
        /// The ledger's file.
        #[ts(type = "Uint8Array | ArrayBuffer | null", optional)]
        bytes: Option<()>,
    },
}
