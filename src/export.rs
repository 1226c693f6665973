//! The report in other forms.

pub mod csv;
