//! How much is read of a file. Each limit keeps one bad file from taking the reader's browser along.

/// The most bytes of a file: twice the largest ledger text that a browser still shows.
pub const MAX_BYTES: usize = 64 << 20;

/// The most bytes that the compressed parts of a file may inflate to, together. A 2,000-row ledger inflates to 3 MB; a bomb of 100 KB to
/// gigabytes.
pub const MAX_INFLATED: usize = 96 << 20;

/// The most cells of all tables of a file: 20,000 rows of ten columns.
pub const MAX_CELLS: usize = 200_000;

/// The most sheets of a workbook.
pub const MAX_SHEETS: usize = 1_000;

/// The most elements and texts of one XML part: a ledger of 20,000 rows in Word has half of them.
pub const MAX_NODES: usize = 2_000_000;

/// The deepest nesting of elements, groups or objects: writers go down some thirty levels, and a reader's stack is small in a browser.
pub const MAX_DEPTH: usize = 128;

/// The most pages of a PDF: the longest ledgers have some two hundred.
pub const MAX_PAGES: usize = 2_000;

/// The most operations of all pages of a PDF: a ledger of two hundred pages has some 300,000.
pub const MAX_STEPS: usize = 4_000_000;

/// The most characters, and the most rules, of all pages of a PDF: the largest text that is read has some ten million.
pub const MAX_GLYPHS: usize = 3_000_000;
