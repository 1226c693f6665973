//! Tables told by marks in a stream of paragraphs, as Rich Text and Word 97 do: each cell and row has an end, and a row says where the
//! edges of its cells are.

use super::flow::{self, Flow, FlowCell};

/// Deeper tables are read as text of the one around them.
pub const MAX_NESTING: usize = 16;

/// What a row says of one of its cells.
#[derive(Clone, Copy, Debug, Default)]
pub struct Definition {
    /// Its right edge, in twentieths of a point.
    pub right: i32,
    /// Whether it continues the cell above.
    pub continues_up: bool,
    /// Whether it continues the cell to its left.
    pub continues_left: bool,
}

/// The flow while it is read.
pub struct Nesting {
    /// The body, and each open table inside the one before.
    depths: Vec<Depth>,
}

#[derive(Default)]
struct Depth {
    current: Vec<Flow>,
    cells: Vec<Vec<Flow>>,
    rows: Vec<Row>,
}

struct Row {
    left: i32,
    cells: Vec<(Vec<Flow>, Definition)>,
}

impl Default for Nesting {
    fn default() -> Self {
        Self { depths: vec![Depth::default()] }
    }
}

impl Nesting {
    /// Ends a paragraph of a depth: 0 is the body, 1 a table's cell, 2 a cell of a table inside it.
    pub fn paragraph(&mut self, depth: usize, text: String) {
        self.go_to(depth);
        self.push(Flow::Paragraph(text));
    }

    /// Puts text that is set apart where the flow stands.
    pub fn aside(&mut self, aside: Flow) {
        self.push(aside);
    }

    /// Ends a cell with its last paragraph.
    pub fn cell(&mut self, depth: usize, text: String) {
        self.paragraph(depth.max(1), text);
        if let Some(depth) = self.depths.last_mut() {
            let content = std::mem::take(&mut depth.current);
            depth.cells.push(content);
        }
    }

    /// Ends a row whose first cell begins at `left`.
    pub fn row(&mut self, depth: usize, left: i32, definitions: &[Definition]) {
        self.go_to(depth.max(1));
        let Some(depth) = self.depths.last_mut() else { return };
        let mut right = left;
        let cells = std::mem::take(&mut depth.cells).into_iter().enumerate().map(|(index, content)| {
            // A cell without a definition is an inch wide.
            let unknown = Definition { right: right.saturating_add(1440), ..Definition::default() };
            let definition = definitions.get(index).copied().unwrap_or(unknown);
            right = definition.right;
            (content, definition)
        });
        depth.rows.push(Row { left, cells: cells.collect() });
    }

    /// The whole flow.
    pub fn finish(mut self) -> Vec<Flow> {
        self.go_to(0);
        self.depths.pop().map(|body| body.current).unwrap_or_default()
    }

    fn push(&mut self, part: Flow) {
        if let Some(depth) = self.depths.last_mut() {
            depth.current.push(part);
        }
    }

    /// Opens and closes tables until the depth is right.
    fn go_to(&mut self, depth: usize) {
        let depth = depth.min(MAX_NESTING);
        while self.depths.len() > depth + 1 {
            let closed = self.depths.pop().unwrap_or_default();
            if !closed.rows.is_empty() {
                self.push(Flow::Table(table(closed.rows)));
            }
            // Text behind the last row's end is not lost.
            for part in closed.cells.into_iter().flatten().chain(closed.current) {
                self.push(part);
            }
        }
        while self.depths.len() < depth + 1 {
            self.depths.push(Depth::default());
        }
    }
}

/// The rows with columns by their edges, and cells that continue others joined to them.
fn table(rows: Vec<Row>) -> Vec<Vec<FlowCell>> {
    let edges = rows.iter().flat_map(|row| row.cells.iter().map(|(_, cell)| cell.right).chain([row.left]));
    let columns = flow::columns(edges.collect());
    let placed = rows.into_iter().map(|row| {
        let mut from = row.left;
        let mut cells: Vec<FlowCell> = Vec::new();
        for (content, definition) in row.cells {
            let column = flow::column_at(&columns, from);
            let width = flow::column_at(&columns, definition.right).saturating_sub(column).max(1);
            from = definition.right;
            if let Some(left) = cells.last_mut().filter(|_| definition.continues_left) {
                left.columns += width;
                left.content.extend(content);
            } else {
                let continues = definition.continues_up;
                cells.push(FlowCell { content, column, columns: width, rows: 1, continues });
            }
        }
        cells
    });
    flow::merge_down(placed.collect())
}
