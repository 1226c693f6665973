//! What can happen to the page, and what it has to do then.

use super::{Chosen, Made, Purpose, Source, Taken};
use crate::terms::{Lang, Status, Topic};
use crate::ui::filter::{Flag, Sort};
use crate::ui::prefs::{Prefs, Size, Theme};
use crate::ui::viewpoint::Viewpoint;
use crate::view::Correction;
use crate::web::protocol::{Choice, Reply, Request, Task, Tolerances};
use std::rc::Rc;

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A file is being taken from the disk.
    Fetch,
    /// Read this document.
    Open(Source),
    /// Read these documents, one after the other; of a file that could not be taken from the disk the code and name.
    OpenAll(Vec<Taken>),
    /// Turn to another of the documents that were opened together.
    Turn(usize),
    /// A request has taken longer than anything may.
    Overdue(u32),
    /// Read the document at hand in another way.
    Reread(Choice),
    /// The worker answered.
    Answer(Reply),
    /// A request is taking long.
    Slow(u32),
    /// Give up what is being read.
    Cancel,
    /// Something could not even be handed to the worker: code and name.
    Fail(&'static str, Rc<str>),
    /// Leave the problem, back to the ledger before it.
    Back,
    /// Write in this language.
    Lang(Lang),
    /// Change the ground.
    Theme(Theme),
    /// Change the size of the letters.
    Size(Size),
    /// Change the contrast.
    Contrast(bool),
    /// Keep the text of the box in this browser, or no longer.
    Keep(bool),
    /// Remove whatever this browser and this page keep of the reader's texts.
    Forget,
    /// Whether the browser kept what it was told to.
    Kept(bool),
    /// The reader types in the box.
    Typed,
    /// Show items of this verdict, or no longer.
    ToggleStatus(Status),
    /// Show items of this topic, or of any.
    Topic(Option<Topic>),
    /// Show items with this flag, or all.
    Flag(Option<Flag>),
    /// Show items that contain this.
    Search(String),
    /// Change the order.
    Sort(Sort),
    /// Show all items.
    ClearFilter,
    /// Show what an address says.
    View(Viewpoint),
    /// Show shares of the decidable items beside the counts, or no longer.
    Rate(bool),
    /// Judge with these tolerances.
    Tolerances(Tolerances),
    /// Correct this item, or be done with that.
    Correct(Option<usize>),
    /// Set the verdict on an item; the program's own where there is none.
    SetVerdict(usize, Option<Status>),
    /// Set what answers a target.
    SetAnswer(usize, u32, Chosen),
    /// Take back the last step.
    Undo,
    /// Show the original, at this line.
    ShowSource(Option<u32>),
    /// Show the rules.
    Method,
    /// Show more lines of the original.
    MoreSource,
    /// Compare with the ledger that has this place among those at hand.
    Compare(usize),
    /// Be done with comparing.
    EndCompare,
    /// Show only the pairs that differ, or all.
    OnlyChanged(bool),
    /// Turn to another of the documents that were opened together, at this item.
    Visit(usize, usize),
    /// Save or copy the report.
    Take(Purpose),
    /// Save a chart: its id, and whether as a bitmap.
    SaveChart(&'static str, bool),
    /// Print the page.
    Print,
    /// Make a link that carries the text.
    LinkData,
    /// The link that carries the text, or that there can be none.
    Linked(Option<String>),
    /// Copy a link to this view of the page.
    LinkView,
    /// Something was done: the string that says so.
    Said(&'static str),
    /// Say no more of what was done.
    Unsay,
    /// What the first view did without has come; whether all words are among it.
    Learnt(bool),
    /// The window is too narrow for two columns, or no longer.
    Narrow(bool),
    /// Read aloud: the summary, or an item.
    Speak(Option<usize>),
    /// What was read aloud is at its end.
    Spoken,
    /// Be silent.
    Hush,
    /// Show more rows.
    MoreItems,
    /// Show more of the unread texts.
    MoreUnread,
    /// A file is held over the page, or no longer.
    Drag(bool),
    /// A newer version of the program is here, or is put off.
    Renewed(bool),
}

impl Msg {
    /// Whether something begins to be read because of it.
    pub fn begins(&self) -> bool {
        matches!(self, Self::Fetch | Self::Forget | Self::Open(_) | Self::OpenAll(_) | Self::Reread(_) | Self::Lang(_))
    }
}

/// What the page has to do after a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the worker, and say so when it takes long.
    Ask(Request),
    /// Ask the worker for the next entries of the report with this id.
    AskMore(u32),
    /// Put a fresh worker in the place of the one that is busy or broken.
    Restart,
    /// Store and apply the preferences.
    Prefer(Prefs),
    /// Move the focus to the element with this id.
    Focus(&'static str),
    /// Move the focus to where this item is corrected, or to the head of the items when it is no longer among them.
    BackTo(usize),
    /// Bring the element with this id into sight, and move the focus there.
    Reveal(String),
    /// Ask the worker for something beside a report.
    Make(u32, Task),
    /// Hand over what was made, or the report itself.
    Deliver(Box<Made>),
    /// Put this text into the box.
    Box(Rc<str>),
    /// Keep what is in the box, and whether it is the ledger on the page.
    Remember,
    /// Remove what is kept.
    Forget,
    /// Draw more rows when there is time.
    Grow,
    /// Save a chart.
    SaveChart(&'static str, bool),
    /// Print the page.
    Print,
    /// Make a link that carries this text and what was corrected in it.
    LinkData(Rc<str>, Vec<Correction>),
    /// Copy the page's address.
    LinkView,
    /// Read this aloud.
    Speak(String, Lang),
    /// Be silent.
    Hush,
}
