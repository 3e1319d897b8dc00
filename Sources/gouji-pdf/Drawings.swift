import CQPDF
import Glibc

/// A horizontal or vertical line on a page in hundredths of a point, y downwards.
struct Ruling {
  var isVertical: Bool
  var position: Int32
  var start: Int32
  var end: Int32
}

/// The lines drawn on a document's pages.
final class Drawings {
  private let document: OpaquePointer?

  /// Opens the document's drawing instructions; where they cannot be had, pages have no lines.
  init(bytes: UnsafeRawBufferPointer, pages: Int) { document = gouji_qpdf_open(bytes.baseAddress, bytes.count) }

  deinit {
    if let document { gouji_qpdf_close(document) }
  }

  /// The lines drawn on a page, from 0.
  func rulings(ofPage index: Int) -> [Ruling] {
    guard let document else { return [] }
    var content = gouji_qpdf_content()
    var box: (Double, Double, Double, Double) = (0, 0, 0, 0)
    var turned: Int32 = 0
    let isThere = withUnsafeMutablePointer(to: &box) { pointer in
      pointer.withMemoryRebound(to: Double.self, capacity: 4) {
        gouji_qpdf_page(document, Int32(index), &content, $0, &turned) != 0
      }
    }
    guard isThere else { return [] }
    var tracer = LineTracer(upright: Transform(showing: box, turned: Int(turned)))
    trace(content, with: &tracer, depth: 0)
    return tracer.rulings
  }

  /// Draws instructions, and those of the forms they name, and frees them.
  private func trace(_ content: gouji_qpdf_content, with tracer: inout LineTracer, depth: Int) {
    defer { free(content.bytes) }
    var reader = ContentReader(bytes: UnsafeBufferPointer(start: content.bytes, count: content.length))
    while let instruction = reader.next(), tracer.mayGoOn {
      guard instruction == .draw else {
        tracer.perform(instruction, reader.numbers)
        continue
      }
      guard depth < 6, let form = form(named: reader.name, content.resources) else { continue }
      let outer = tracer.enter(form.transform)
      trace(form.content, with: &tracer, depth: depth + 1)
      tracer.leave(outer)
    }
  }

  private func form(named name: [UInt8], _ resources: UInt32) -> (content: gouji_qpdf_content, transform: Transform)? {
    guard let document, !name.contains(0) else { return nil }
    var content = gouji_qpdf_content()
    var matrix: (Double, Double, Double, Double, Double, Double) = (1, 0, 0, 1, 0, 0)
    let isThere = withUnsafeMutablePointer(to: &matrix) { pointer in
      pointer.withMemoryRebound(to: Double.self, capacity: 6) { numbers in
        (name + [0]).withUnsafeBufferPointer { bytes in
          bytes.withMemoryRebound(to: CChar.self) { text in
            text.baseAddress.map { gouji_qpdf_form(document, resources, $0, &content, numbers) != 0 } ?? false
          }
        }
      }
    }
    guard isThere else { return nil }
    return (content, Transform(a: matrix.0, b: matrix.1, c: matrix.2, d: matrix.3, e: matrix.4, f: matrix.5))
  }
}
