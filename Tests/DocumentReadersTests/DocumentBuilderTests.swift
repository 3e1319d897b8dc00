import Disclosure
import Testing

@testable import DocumentReaders

private func build(_ steps: (inout DocumentBuilder) -> Void) throws -> [String] {
  var builder = DocumentBuilder(limits: ReadingLimits())
  steps(&builder)
  return outline(try builder.finish().get())
}

@Test func placesCellsBesideAndBelowThoseThatSpan() throws {
  let found = try build { builder in
    builder.append("前")
    builder.endParagraph()
    builder.beginTable()
    builder.beginRow()
    builder.beginCell(rows: 2)
    builder.append("a")
    builder.beginCell(columns: 2)
    builder.append("b")
    builder.beginRow()
    builder.beginCell()
    builder.append("c")
    builder.beginCell()
    builder.append("d")
    builder.endParagraph()
    builder.append("e")
    builder.endTable()
    builder.append("后")
  }
  #expect(found == ["前", "0,0[2x1]=a 0,1[1x2]=b 1,1=c 1,2=d\ne", "后"])
}

@Test func growsTheCellThatOneBelowGoesOn() throws {
  let found = try build { builder in
    builder.beginTable()
    for row in 0..<3 {
      builder.beginRow()
      if row == 0 { builder.beginCell() } else { builder.beginCellContinuingAbove() }
      builder.append(row == 0 ? "组" : "")
      builder.beginCell()
      builder.append("\(row)")
    }
    builder.endTable()
  }
  #expect(found == ["0,0[3x1]=组 0,1=0 1,1=1 2,1=2"])
}

@Test func showsWhatIsInATableThatOnlyLaysOutAPage() throws {
  let found = try build { builder in
    builder.beginTable()
    builder.beginRow()
    builder.beginCell()
    builder.append("导航")
    builder.beginCell()
    builder.append("标题")
    builder.endParagraph()
    builder.beginTable()
    builder.beginRow()
    builder.beginCell()
    builder.append("1")
    builder.beginCell()
    builder.append("2")
    builder.endTable()
    builder.endTable()
  }
  #expect(found == ["导航", "标题", "0,0=1 0,1=2"])
}

@Test func refusesMoreCellsThanADocumentMayHave() {
  var limits = ReadingLimits()
  limits.tableCells = 100
  var builder = DocumentBuilder(limits: limits)
  builder.beginTable()
  builder.beginRow()
  builder.beginCell(rows: 1, columns: 1000)
  builder.append("x")
  builder.beginCell()
  builder.endTable()
  #expect(throws: ReadingError.Kind.overLimit(.cells(100))) { try builder.finish().get() }
}
