import CQPDF
import Glibc
import PDFExchange

/// A horizontal or vertical line on a page in hundredths of a point, y downwards.
struct Ruling {
  var isVertical: Bool
  var position: Int32
  var start: Int32
  var end: Int32
}

/// What is drawn on a document's pages beside their text.
final class Drawings {
  private let document: OpaquePointer?
  /// The sets of graphics values met on the page at hand; the first stands for none.
  private var graphics: [(name: [UInt8], resources: UInt32)] = []

  /// Opens the document's drawing instructions; where they cannot be had, pages have no lines.
  init(bytes: UnsafeRawBufferPointer, pages: Int) { document = gouji_qpdf_open(bytes.baseAddress, bytes.count) }

  deinit {
    if let document { gouji_qpdf_close(document) }
  }

  /// The lines drawn on a page, from 0, with those characters, and what else stands there that is no text to be read.
  func drawing(ofPage index: Int, glyphs: () -> [Box]) -> (rulings: [Ruling], marks: [Mark]) {
    guard let document else { return ([], []) }
    var content = gouji_qpdf_content()
    var box: (Double, Double, Double, Double) = (0, 0, 0, 0)
    var turned: Int32 = 0
    let isThere = withUnsafeMutablePointer(to: &box) { pointer in
      pointer.withMemoryRebound(to: Double.self, capacity: 4) {
        gouji_qpdf_page(document, Int32(index), &content, $0, &turned) != 0
      }
    }
    guard isThere else { return ([], []) }
    let upright = Transform(showing: box, turned: Int(turned))
    var tracer = LineTracer(upright: upright)
    graphics = [([], 0)]
    trace(content, with: &tracer, depth: 0)
    tracer.hidden.coverRest(of: tracer.text.runs, glyphs)
    return (tracer.rulings, tracer.hidden.all(except: isTranslucent) + notes(onPage: index, upright))
  }

  /// Draws instructions, and those of the forms they name, and frees them.
  private func trace(_ content: gouji_qpdf_content, with tracer: inout LineTracer, depth: Int) {
    defer { free(content.bytes) }
    let hasProperties = document.map { gouji_qpdf_has_properties($0, content.resources) != 0 } ?? false
    var reader = ContentReader(bytes: UnsafeBufferPointer(start: content.bytes, count: content.length))
    while let instruction = reader.next(), tracer.mayGoOn {
      switch instruction {
      case .draw: draw(reader.name, content.resources, with: &tracer, depth: depth)
      case .graphics: tracer.setGraphics(number(of: reader.name, content.resources))
      case .beginMarkedWith:
        tracer.beginMarked(
          replacing: reader.isReplacing || hasProperties && replaces(reader.name, content.resources))
      default: tracer.perform(instruction, reader.numbers)
      }
    }
  }

  private func draw(_ name: [UInt8], _ resources: UInt32, with tracer: inout LineTracer, depth: Int) {
    guard depth < 6 else { return }
    switch object(named: name, resources) {
    case .form(let content, let transform):
      let outer = tracer.enter(transform)
      trace(content, with: &tracer, depth: depth + 1)
      tracer.leave(outer)
    case .picture(let isOpaque): tracer.picture(isOpaque: isOpaque)
    case nil: break
    }
  }

  private func replaces(_ name: [UInt8], _ resources: UInt32) -> Bool {
    guard let document else { return false }
    return Self.withName(name) { gouji_qpdf_replaces(document, resources, $0) != 0 } ?? false
  }

  private func number(of name: [UInt8], _ resources: UInt32) -> Int {
    if let known = graphics.lastIndex(where: { $0.resources == resources && $0.name == name }) { return known }
    guard graphics.count < 500 else { return 0 }
    graphics.append((name, resources))
    return graphics.count - 1
  }

  private func isTranslucent(_ number: Int) -> Bool {
    guard let document, number > 0, graphics.indices.contains(number) else { return false }
    return Self.withName(graphics[number].name) {
      gouji_qpdf_is_translucent(document, graphics[number].resources, $0) != 0
    } ?? false
  }

  /// The annotations that lie over a page's text.
  private func notes(onPage index: Int, _ upright: Transform) -> [Mark] {
    guard let document else { return [] }
    var notes: UnsafeMutablePointer<gouji_qpdf_note>?
    let count = gouji_qpdf_notes(document, Int32(index), &notes)
    defer { free(notes) }
    return UnsafeBufferPointer(start: notes, count: notes == nil ? 0 : count).map { note in
      let box = Box(
        upright.applied(to: Point(x: note.left, y: note.bottom)),
        upright.applied(to: Point(x: note.right, y: note.top)))
      // What is stamped or drawn large is a seal or a frame, under which text can be read.
      return Mark(kind: note.isDrawn != 0 && box.height > HiddenMarks.highest ? .picture : .cover, box: box)
    }
  }

  /// What `Do` draws.
  private enum Object {
    case form(gouji_qpdf_content, Transform)
    case picture(isOpaque: Bool)
  }

  private static func withName<Result>(_ name: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result? {
    guard !name.contains(0) else { return nil }
    return (name + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.map(body) }
    }
  }

  private func object(named name: [UInt8], _ resources: UInt32) -> Object? {
    guard let document else { return nil }
    var content = gouji_qpdf_content()
    var matrix: (Double, Double, Double, Double, Double, Double) = (1, 0, 0, 1, 0, 0)
    let kind = withUnsafeMutablePointer(to: &matrix) { pointer in
      pointer.withMemoryRebound(to: Double.self, capacity: 6) { numbers in
        Self.withName(name) { gouji_qpdf_object(document, resources, $0, &content, numbers) }
      }
    }
    switch kind.map(Int.init) {
    case GOUJI_QPDF_FORM:
      return .form(
        content, Transform(a: matrix.0, b: matrix.1, c: matrix.2, d: matrix.3, e: matrix.4, f: matrix.5))
    case GOUJI_QPDF_PICTURE: return .picture(isOpaque: true)
    case GOUJI_QPDF_MASKED: return .picture(isOpaque: false)
    default: return nil
    }
  }
}
