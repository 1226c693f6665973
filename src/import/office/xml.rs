//! XML as a tree of elements, known by their local names: every writer chooses its own prefixes.

use crate::import::ImportError;
use crate::import::limits::{MAX_DEPTH, MAX_NODES};
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// A document's elements and texts, in its order.
pub struct Tree<'x> {
    nodes: Vec<Node<'x>>,
}

struct Node<'x> {
    kind: Kind<'x>,
    /// The first node after this one and all that is inside it.
    end: u32,
}

enum Kind<'x> {
    Element { name: &'x str, attributes: &'x str },
    Text(Cow<'x, str>),
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub struct Element<'t, 'x> {
    tree: &'t Tree<'x>,
    index: usize,
}

/// What an element holds.
pub enum Child<'t, 'x> {
    /// An element.
    Element(Element<'t, 'x>),
    /// Text, entities resolved.
    Text(&'t str),
}

fn damaged() -> ImportError {
    ImportError::Damaged { format: "XML", expected: "well-formed XML" }
}

impl<'x> Tree<'x> {
    /// Reads a text.
    pub fn parse(text: &'x str) -> Result<Self, ImportError> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_dangling_amp = true;
        let root = Node { kind: Kind::Element { name: "", attributes: "" }, end: 0 };
        let mut nodes = vec![root];
        let mut open: Vec<usize> = vec![0];
        loop {
            // The reader lends its events only for a moment: names and attributes are cut from the text itself.
            let start = reader.buffer_position() as usize + 1;
            let cut = |event: &BytesStart| element(text, start, event).ok_or_else(damaged);
            let kind = match reader.read_event().map_err(|_| damaged())? {
                Event::Start(event) => {
                    open.push(nodes.len());
                    cut(&event)?
                }
                Event::Empty(event) => cut(&event)?,
                Event::End(_) => {
                    let index = open.pop().filter(|index| *index > 0).ok_or_else(damaged)?;
                    nodes[index].end = nodes.len() as u32;
                    continue;
                }
                Event::Text(text) => Kind::Text(text.into_inner()),
                Event::CData(text) => Kind::Text(text.into_inner()),
                Event::GeneralRef(reference) => Kind::Text(entity(&reference.into_inner())),
                Event::Eof => break,
                _ => continue,
            };
            if open.len() > MAX_DEPTH {
                return Err(ImportError::Excessive { format: "XML", what: "nesting", limit: MAX_DEPTH });
            }
            if nodes.len() >= MAX_NODES {
                return Err(ImportError::Excessive { format: "XML", what: "elements", limit: MAX_NODES });
            }
            let end = nodes.len() as u32 + 1;
            nodes.push(Node { kind, end });
        }
        if open.len() > 1 || nodes.len() < 2 {
            return Err(damaged());
        }
        nodes[0].end = nodes.len() as u32;
        Ok(Self { nodes })
    }

    /// The document itself, which holds the outermost element.
    pub fn root(&self) -> Element<'_, 'x> {
        Element { tree: self, index: 0 }
    }
}

/// The element whose tag begins at a byte of the text.
fn element<'x>(text: &'x str, start: usize, event: &BytesStart) -> Option<Kind<'x>> {
    let whole = text.get(start..start + event.len()).filter(|whole| *whole == &**event)?;
    let (name, attributes) = whole.split_at_checked(event.name().as_ref().len())?;
    Some(Kind::Element { name: local(name), attributes })
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The text of an entity's name; an unknown one stays as it was written.
fn entity<'x>(name: &str) -> Cow<'x, str> {
    let written = format!("&{name};");
    match unescape(&written) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => Cow::Owned(written),
    }
}

impl<'t, 'x> Element<'t, 'x> {
    /// Its name without prefix.
    pub fn name(self) -> &'t str {
        match &self.tree.nodes[self.index].kind {
            Kind::Element { name, .. } => name,
            Kind::Text(_) => "",
        }
    }

    /// An attribute, by its name without prefix.
    pub fn attribute(self, name: &str) -> Option<Cow<'t, str>> {
        let Kind::Element { attributes, .. } = &self.tree.nodes[self.index].kind else { return None };
        let mut rest = *attributes;
        while let Some((key, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, next) = after[1..].split_once(quote)?;
            if local(key.trim()) == name {
                return Some(unescape(value).unwrap_or(Cow::Borrowed(value)));
            }
            rest = next;
        }
        None
    }

    /// An attribute that holds a whole number.
    pub fn number(self, name: &str) -> Option<usize> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// What it holds, in order.
    pub fn children(self) -> impl Iterator<Item = Child<'t, 'x>> {
        let end = self.tree.nodes[self.index].end as usize;
        let mut at = self.index + 1;
        std::iter::from_fn(move || {
            let index = at;
            let node = self.tree.nodes.get(index).filter(|_| index < end)?;
            at = node.end as usize;
            Some(match &node.kind {
                Kind::Element { .. } => Child::Element(Element { tree: self.tree, index }),
                Kind::Text(text) => Child::Text(text),
            })
        })
    }

    /// The elements that it holds.
    pub fn elements(self) -> impl Iterator<Item = Element<'t, 'x>> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element of a name that it holds.
    pub fn child(self, name: &str) -> Option<Element<'t, 'x>> {
        self.elements().find(|element| element.name() == name)
    }

    /// The first element at the end of a path of names.
    pub fn path(self, names: &[&str]) -> Option<Element<'t, 'x>> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// All elements of a name inside it, however deep.
    pub fn descendants(self, name: &str) -> Vec<Element<'t, 'x>> {
        let end = self.tree.nodes[self.index].end as usize;
        let inside = (self.index + 1..end).map(|index| Element { tree: self.tree, index });
        inside.filter(|element| element.name() == name).collect()
    }

    /// All text inside it.
    pub fn text(self) -> String {
        let end = self.tree.nodes[self.index].end as usize;
        let texts = self.tree.nodes[self.index + 1..end].iter().filter_map(|node| match &node.kind {
            Kind::Text(text) => Some(text.as_ref()),
            Kind::Element { .. } => None,
        });
        texts.collect()
    }
}
