import Disclosure

extension Paper {
  /// The random report of a seed, with blanks as authors leave them.
  public init(seed: UInt64) {
    self.init(
      PaperStyle("seed-\(seed)", seed: seed) { style in
        var random = SplitMix64(seed: seed &+ 0x0FF1CE)
        style.leavesBlank = random.pick(.asDrawn, .asDrawn, .asDrawn, .zeros, .rows, .organisations)
        style.isTraditional = random.chance(8)
      })
  }

  /// The paper as a Word document, with whatever a seed draws of what Word can do to a text.
  public func docx(seed: UInt64) -> [UInt8] {
    var writer = WordPaper(seed: seed)
    return writer.write(pieces)
  }
}

/// Writes a report as a Word document that shows it, in one of the thousand ways to do so.
struct WordPaper {
  /// What the document makes use of.
  struct Habits {
    var numbersHeadings = false
    var numbersLabels = false
    var tracksChanges = false
    var splitsTables = false
    var repeatsHeads = false
    var mergesAsOldFiles = false
    var laysOutInTables = false
    var boxesTitle = false
    var titleInHeader = false
    var wrapsCells = false
    var isStrict = false
    var mainPart = "word/document.xml"

    init(_ random: inout SplitMix64) {
      numbersHeadings = random.chance(40)
      numbersLabels = random.chance(40)
      tracksChanges = random.chance(40)
      splitsTables = random.chance(30)
      repeatsHeads = random.chance(40)
      mergesAsOldFiles = random.chance(15)
      laysOutInTables = random.chance(10)
      boxesTitle = random.chance(15)
      titleInHeader = !boxesTitle && random.chance(8)
      wrapsCells = random.chance(20)
      isStrict = random.chance(15)
      mainPart = random.pick("word/document.xml", "word/document.xml", "word/document2.xml", "word/main.xml")
    }
  }

  var random: SplitMix64
  let habits: Habits
  var lists = WordLists()

  init(seed: UInt64) {
    random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 0xD0C5)
    habits = Habits(&random)
  }

  mutating func write(_ pieces: [Paper.Piece]) -> [UInt8] {
    var header = ""
    var body = ""
    for piece in pieces {
      switch piece {
      case .title(let text) where habits.titleInHeader: header = paragraph(text)
      case .title(let text) where habits.boxesTitle: body += "<w:p>\(box(paragraph(text)))</w:p>"
      case .title(let text), .paragraph(let text), .signature(let text): body += paragraph(text)
      case .heading(let text): body += heading(text)
      case .table(let grid): body += table(grid)
      }
    }
    let section =
      header.isEmpty ? "" : #"<w:headerReference w:type="default" r:id="rId3"/>"#
    body += "<w:sectPr>\(section)<w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"
    var others: [(type: String, name: String, xml: String)] = [
      ("footnotes", "footnotes.xml", "<w:footnotes #SPACES#>\(Self.footnotes)</w:footnotes>")
    ]
    if !header.isEmpty { others.insert(("header", "header1.xml", "<w:hdr #SPACES#>\(header)</w:hdr>"), at: 0) }
    return OfficeFiles.docx(
      body: body, styles: Self.styles, numbering: lists.xml, others: others,
      space: habits.isStrict ? .strict : .transitional, main: habits.mainPart)
  }

  private static let footnotes = """
    <w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>注6</w:t></w:r></w:p></w:footnote>
    """

  private static let styles = """
    <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr>\
    <w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="h2"><w:name w:val="my heading"/><w:basedOn w:val="h"/></w:style>
    <w:style w:type="character" w:styleId="hidden"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>
    """

  // MARK: - Paragraphs

  /// A heading, its number left to a list where that is this document's habit.
  private mutating func heading(_ text: String) -> String {
    guard habits.numbersHeadings, let rest = lists.heading(text) else { return paragraph(text) }
    return "<w:p><w:pPr><w:pStyle w:val=\"\(random.pick("h", "h2"))\"/></w:pPr>\(runs(rest))</w:p>"
  }

  mutating func paragraph(_ text: String, _ properties: String = "") -> String {
    let number = habits.tracksChanges && random.chance(5) ? "<w:rPr><w:ins w:id=\"1\"/></w:rPr>" : ""
    let paragraph = "<w:p><w:pPr>\(properties)\(number)</w:pPr>\(runs(text))</w:p>"
    let deleted = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>\(deletion)</w:p>"
    let wrapped =
      random.chance(4)
      ? "<w:sdt><w:sdtPr><w:alias w:val=\"2\"/></w:sdtPr><w:sdtContent>\(paragraph)</w:sdtContent></w:sdt>" : paragraph
    return habits.tracksChanges && properties.isEmpty && random.chance(5) ? deleted + paragraph : wrapped
  }

  /// A text in runs, cut wherever it pleases the program that wrote it.
  mutating func runs(_ text: String) -> String {
    var rest = Substring(text)
    var xml = ""
    while !rest.isEmpty {
      let length = random.chance(50) ? rest.count : random.int(in: 1...max(1, min(6, rest.count)))
      xml += noise() + wrapped(String(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    let last = noise()
    // Whether hidden text in a cell without any other is a figure nobody can say.
    return text.isEmpty && (last.contains("vanish") || last.contains("hidden")) ? xml : xml + last
  }

  private mutating func run(_ text: String) -> String {
    let look = random.pick("", "", "<w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:b/></w:rPr>", "<w:rPr><w:caps/></w:rPr>")
    return "<w:r>\(look)<w:t xml:space=\"preserve\">\(OfficeFiles.escaped(text))</w:t></w:r>"
  }

  /// Some of the text in something that shows it.
  private mutating func wrapped(_ text: String) -> String {
    let run = run(text)
    switch random.int(in: 0...39) {
    case 0: return "<w:hyperlink w:anchor=\"x\">\(run)</w:hyperlink>"
    case 1: return "<w:smartTag w:element=\"date\"><w:smartTagPr/>\(run)</w:smartTag>"
    case 2: return "<w:sdt><w:sdtPr/><w:sdtContent>\(run)</w:sdtContent></w:sdt>"
    case 3: return "<w:fldSimple w:instr=\" =SUM(LEFT) \">\(run)</w:fldSimple>"
    case 4: return Self.mark("begin") + Self.instruction(" REF a9 ") + Self.mark("separate") + run + Self.mark("end")
    case 5 where habits.tracksChanges: return "<w:ins w:id=\"3\" w:author=\"7\">\(run)</w:ins>"
    case 6 where habits.tracksChanges: return "<w:moveTo w:id=\"3\">\(run)</w:moveTo>"
    case 7:
      return "<w:r><mc:AlternateContent><mc:Choice Requires=\"w14\"><w:t>\(OfficeFiles.escaped(text))</w:t></mc:Choice>"
        + "<mc:Fallback><w:t>9</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    case 8: return "<w:r><w:ruby><w:rubyPr/><w:rt>\(run)</w:rt><w:rubyBase>\(run)</w:rubyBase></w:ruby></w:r>"
    default: return run
    }
  }

  /// What stands in the file and shows nothing.
  private mutating func noise() -> String {
    switch random.int(in: 0...59) {
    case 0, 1: "<w:proofErr w:type=\"gramStart\"/>"
    case 2: "<w:bookmarkStart w:id=\"5\" w:name=\"_9\"/><w:bookmarkEnd w:id=\"5\"/>"
    case 3: "<w:r><w:rPr><w:vanish/></w:rPr><w:t>4</w:t></w:r>"
    case 4: "<w:r><w:rPr><w:rStyle w:val=\"hidden\"/></w:rPr><w:t>7</w:t></w:r>"
    case 5: Self.mark("begin") + Self.instruction(" XE \"3\" ") + Self.mark("end")
    case 6...9 where habits.tracksChanges: deletion
    case 10 where habits.tracksChanges: "<w:moveFrom w:id=\"8\"><w:r><w:t>5</w:t></w:r></w:moveFrom>"
    case 11: "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    case 12: "<w:r><w:lastRenderedPageBreak/></w:r>"
    default: ""
    }
  }

  private var deletion: String { "<w:del w:id=\"2\"><w:r><w:delText>60</w:delText></w:r></w:del>" }

  static func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
  static func instruction(_ text: String) -> String {
    "<w:r><w:instrText xml:space=\"preserve\">\(OfficeFiles.escaped(text))</w:instrText></w:r>"
  }

  /// A text box, written twice as Word does.
  private func box(_ content: String) -> String {
    "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>"
      + "<wps:txbx><w:txbxContent>\(content)</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
      + "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style=\"position:absolute\"><v:textbox><w:txbxContent>"
      + "\(content)</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
  }
}
