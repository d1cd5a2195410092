//! Why a file cannot be read as XML.

use crate::code::{Code, Explain, Status, clip};
use crate::exchange::watch::Stopped;
use crate::lang::Lang;

/// Why an XML file cannot be read (lỗi XML).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum XmlError {
    /// The bytes could not be had.
    #[error("the file cannot be read: {kind}")]
    Input {
        /// What the source of the bytes says.
        kind: std::io::ErrorKind,
    },
    /// The caller broke the reading off.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// An encoding that is not known.
    #[error("unknown encoding `{name}`")]
    Encoding {
        /// The name in the XML declaration.
        name: String,
    },
    /// Bytes that are no text in the encoding of the file.
    #[error("bytes that are not `{encoding}`")]
    Bytes {
        /// The encoding.
        encoding: &'static str,
    },
    /// A character that XML does not have.
    #[error("the character U+{code:04X} is not allowed in XML")]
    Character {
        /// Its number.
        code: u32,
    },
    /// The XML declaration does not stand at the very start.
    #[error("the XML declaration must be the very first thing in the file")]
    Declaration,
    /// Markup that is broken off or malformed.
    #[error("malformed markup")]
    Markup,
    /// A name that XML does not allow.
    #[error("`{name}` is not a name")]
    Name {
        /// The name.
        name: String,
    },
    /// An attribute that is not written as `name="value"`.
    #[error("malformed attribute")]
    Attribute,
    /// An attribute that stands twice.
    #[error("the attribute `{name}` stands twice")]
    Twice {
        /// Its name.
        name: String,
    },
    /// A prefix without a namespace.
    #[error("the prefix `{prefix}` is not declared")]
    Prefix {
        /// The prefix.
        prefix: String,
    },
    /// Too many prefixes are declared at a place.
    #[error("more than {limit} namespaces are declared")]
    Prefixes {
        /// How many may be.
        limit: usize,
    },
    /// A reference to an entity that XML itself does not define.
    #[error("the entity `{name}` is not expanded")]
    Entity {
        /// Its name.
        name: String,
    },
    /// A reference that is not written as `&name;` or `&#number;`.
    #[error("malformed reference after `&`")]
    Reference,
    /// An end tag that closes another element.
    #[error("`</{found}>` closes `<{expected}>`")]
    EndTag {
        /// The open element.
        expected: String,
        /// What closes it.
        found: String,
    },
    /// An end tag where nothing is open.
    #[error("`</{found}>` closes nothing")]
    NothingOpen {
        /// The end tag.
        found: String,
    },
    /// The file ends before its elements do.
    #[error("the file ends inside `<{open}>`")]
    Unclosed {
        /// The innermost open element.
        open: String,
    },
    /// Text or an element outside the root.
    #[error("something stands outside the one root element")]
    Outside,
    /// A file without an element.
    #[error("the file holds no element")]
    Empty,
    /// Elements nest too deep.
    #[error("elements nest more than {limit} deep")]
    Deep {
        /// How deep they may.
        limit: usize,
    },
    /// A tag or text is too long.
    #[error("a tag or text is longer than {limit} bytes")]
    Long {
        /// How long it may be.
        limit: usize,
    },
}

impl Explain for XmlError {
    fn code(&self) -> Code {
        match self {
            Self::Input { .. } => Code::new(Status::Invalid, "xml.input"),
            Self::Stopped(stopped) => stopped.code(),
            Self::Encoding { .. } => Code::new(Status::Text, "xml.encoding"),
            Self::Bytes { .. } => Code::new(Status::Text, "xml.bytes"),
            Self::Character { .. } => Code::new(Status::Text, "xml.character"),
            Self::Declaration => Code::new(Status::Invalid, "xml.declaration"),
            Self::Markup => Code::new(Status::Invalid, "xml.markup"),
            Self::Name { .. } => Code::new(Status::Invalid, "xml.name"),
            Self::Attribute => Code::new(Status::Invalid, "xml.attribute"),
            Self::Twice { .. } => Code::new(Status::Invalid, "xml.attribute_twice"),
            Self::Prefix { .. } => Code::new(Status::Invalid, "xml.prefix"),
            Self::Prefixes { .. } => Code::new(Status::Range, "xml.prefixes"),
            Self::Entity { .. } => Code::new(Status::Invalid, "xml.entity"),
            Self::Reference => Code::new(Status::Invalid, "xml.reference"),
            Self::EndTag { .. } => Code::new(Status::Invalid, "xml.end_tag"),
            Self::NothingOpen { .. } => Code::new(Status::Invalid, "xml.nothing_open"),
            Self::Unclosed { .. } => Code::new(Status::Invalid, "xml.unclosed"),
            Self::Outside => Code::new(Status::Invalid, "xml.outside"),
            Self::Empty => Code::new(Status::Invalid, "xml.empty"),
            Self::Deep { .. } => Code::new(Status::Range, "xml.deep"),
            Self::Long { .. } => Code::new(Status::Range, "xml.long"),
        }
    }

    fn message(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::Input { kind } => format!("không đọc được tệp: {kind}"),
            Self::Stopped(stopped) => stopped.message(lang),
            Self::Encoding { name } => format!("không biết bảng mã `{name}`"),
            Self::Bytes { encoding } => {
                format!("có byte không đúng bảng mã `{encoding}`")
            }
            Self::Character { code } => format!("XML không cho phép ký tự U+{code:04X}"),
            Self::Declaration => "khai báo XML phải đứng ngay đầu tệp".to_owned(),
            Self::Markup => "thẻ viết sai hoặc bị đứt quãng".to_owned(),
            Self::Name { name } => format!("`{name}` không phải là tên hợp lệ"),
            Self::Attribute => "thuộc tính viết sai".to_owned(),
            Self::Twice { name } => format!("thuộc tính `{name}` xuất hiện hai lần"),
            Self::Prefix { prefix } => format!("tiền tố `{prefix}` chưa được khai báo"),
            Self::Prefixes { limit } => format!("khai báo quá {limit} không gian tên"),
            Self::Entity { name } => format!("thực thể `{name}` không được thay thế"),
            Self::Reference => "tham chiếu sau `&` viết sai".to_owned(),
            Self::EndTag { expected, found } => {
                format!("`</{found}>` đóng phần tử `<{expected}>`")
            }
            Self::NothingOpen { found } => format!("`</{found}>` không đóng phần tử nào"),
            Self::Unclosed { open } => format!("tệp kết thúc khi `<{open}>` chưa đóng"),
            Self::Outside => "có nội dung nằm ngoài phần tử gốc duy nhất".to_owned(),
            Self::Empty => "tệp không có phần tử nào".to_owned(),
            Self::Deep { limit } => format!("các phần tử lồng nhau sâu quá {limit} cấp"),
            Self::Long { limit } => format!("một thẻ hoặc đoạn văn bản dài quá {limit} byte"),
        }
    }
}

impl XmlError {
    pub(super) fn name(name: &str) -> Self {
        Self::Name { name: clip(name) }
    }

    pub(super) fn entity(name: &str) -> Self {
        Self::Entity { name: clip(name) }
    }

    pub(super) fn unclosed(open: &str) -> Self {
        Self::Unclosed { open: clip(open) }
    }
}
