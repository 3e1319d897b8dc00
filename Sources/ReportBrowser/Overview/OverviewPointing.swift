import Disclosure
import ScreenGrid

// The mouse and the hint line of the pages beside the panes.
extension Model {
  mutating func useOverview(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .press: click(event.position)
    case .doublePress:
      click(event.position)
      return run(.explain)
    case .wheelUp: moveRow(by: -3)
    case .wheelDown: moveRow(by: 3)
    case .release: break
    }
    return []
  }

  private mutating func click(_ position: Position) {
    switch overview.page {
    case .table:
      let frame = overviewFrame
      let line = position.y - frame.body.y
      guard line >= 0, line < frame.body.height, overview.sheet.order.indices.contains(overview.top + line) else {
        return
      }
      moveRow(by: overview.top + line - overview.row)
      if position.x < frame.agency {
        overview.column = 0
      } else if let column = frame.columns.last(where: { $0.x <= position.x }) {
        overview.column = column.place
      }
    case .matrix:
      click(position.y - 3, top: overview.matrixTop, row: overview.matrixRow, count: overview.matrix.rows.count)
    case .series:
      click(position.y - 4, top: overview.seriesTop, row: overview.seriesRow, count: overview.series.rows.count)
    case nil: break
    }
  }

  private mutating func click(_ line: Int, top: Int, row: Int, count: Int) {
    guard line >= 0, (0..<count).contains(top + line) else { return }
    moveRow(by: top + line - row)
  }

  var overviewHints: [(String, String)] {
    func hint(_ command: Command, _ chinese: String, _ english: String) -> (String, String) {
      (keymap.notation(of: command), words.say(chinese, english))
    }
    let last = [hint(.export, "导出", "export"), hint(.help, "帮助", "help"), ("<Esc>", words.say("返回", "back"))]
    let enter = ("<Enter>", words.say("到原表", "to the cell"))
    let pages = hint(.nextPane, "换页", "page")
    switch overview.page {
    case .table:
      return [
        enter, pages, hint(.sort, "排序", "sort"), hint(.filter, "筛选", "filter"), hint(.columns, "选栏目", "columns"),
        hint(.hideColumn, "隐藏", "hide"), hint(.failuresOnly, "只看不成立", "failures only"),
      ] + last
    case .matrix:
      return [enter, pages, ("( )", words.say("换年度", "year")), hint(.filter, "筛选", "filter")] + last
    default:
      return [enter, pages, ("( )", words.say("换机关", "agency")), ("h l", words.say("换栏目", "figure"))] + last
    }
  }
}
