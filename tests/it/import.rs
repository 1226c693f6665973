//! Bytes to text: encodings, and what is no text.

use taizhang::import::{self, ImportError, ImportOptions};
use taizhang::terms::Lang;

const LEDGER: &str = include_str!("../corpus/qingdao-2024/input.txt");

fn text(bytes: &[u8], encoding: Option<&str>) -> Result<(String, String), ImportError> {
    let document = import::read("ledger.txt", bytes, ImportOptions { encoding, decode: None })?;
    Ok((document.text, document.encoding.unwrap_or_default()))
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn one_ledger_reads_the_same_in_every_encoding() {
    let (gb, _, lossy) = encoding_rs::GB18030.encode(LEDGER);
    assert!(!lossy);
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark.to_vec(), bytes].concat();
    for (bytes, encoding) in [
        (LEDGER.as_bytes().to_vec(), "UTF-8"),
        (with_mark(b"\xef\xbb\xbf", LEDGER.as_bytes().to_vec()), "UTF-8"),
        (with_mark(b"\xff\xfe", utf16(LEDGER, u16::to_le_bytes)), "UTF-16LE"),
        (with_mark(b"\xfe\xff", utf16(LEDGER, u16::to_be_bytes)), "UTF-16BE"),
        (utf16(LEDGER, u16::to_le_bytes), "UTF-16LE"),
        (utf16(LEDGER, u16::to_be_bytes), "UTF-16BE"),
        (gb.into_owned(), "GB18030"),
    ] {
        let (read, named) = text(&bytes, None).expect(encoding);
        assert_eq!(named, encoding);
        assert_eq!(read, LEDGER, "{encoding}");
    }
}

#[test]
fn a_file_cut_in_the_middle_of_a_character_keeps_the_rest() {
    let bytes = LEDGER.as_bytes();
    let end =
        LEDGER.char_indices().map(|(at, c)| (at, c.len_utf8())).filter(|(_, len)| *len == 3).last().expect("Chinese").0
            + 1;
    let (read, named) = text(&bytes[..end], None).expect("text");
    assert_eq!(named, "UTF-8");
    assert_eq!(read, LEDGER[..end - 1]);
}

#[test]
fn the_reader_may_choose_the_encoding() {
    let (gb, _, _) = encoding_rs::GB18030.encode("新建公园3个。");
    assert_eq!(text(&gb, Some("GBK")).expect("text"), ("新建公园3个。".to_owned(), "GB18030".to_owned()));
    let refused = text(&gb, Some("utf-8")).expect_err("no UTF-8");
    assert_eq!(refused.code(), "encoding");
    assert!(refused.to_string().contains("byte 0"), "{refused}");
    assert_eq!(text(b"abc", Some("klingon")).expect_err("no such encoding").code(), "encoding");
}

#[test]
fn what_is_no_text_is_named() {
    for (bytes, name) in [
        (&b"\x89PNG\r\n\x1a\n\0\0"[..], "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\0\x06\0", "Word, Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "Excel 97"),
    ] {
        let error = text(bytes, None).expect_err(name);
        assert_eq!(error.code(), "notText");
        assert!(error.to_string().contains(name), "{error}");
        assert!(error.message(Lang::Zh).contains("请"), "it says what to do");
    }
    let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(text(&noise, None).expect_err("noise").code(), "notText");
}

#[test]
fn nothing_is_empty() {
    for bytes in [&b""[..], b"  \n\t", b"\xef\xbb\xbf", "\u{3000}\n".as_bytes()] {
        assert_eq!(text(bytes, None), Err(ImportError::Empty));
    }
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let bytes = vec![b'a'; import::MAX_BYTES + 1];
    assert_eq!(text(&bytes, None).expect_err("too large").code(), "tooLarge");
}
