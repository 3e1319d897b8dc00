import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private let sizes = [(80, 24), (120, 40)]

@Test func aPointRepeatsTheLastJump() {
  for (width, height) in sizes {
    let robot = Robot(width: width, height: height)
    #expect(robot.pressing(".").status.contains("还没有跳转可重复"))
    for (keys, same) in [
      ("e.", "ee"), ("ejj.", "ejje"), ("E.", "EE"), ("w.", "ww"), ("e..", "eee"), ("04e.", "04e04e"), ("e02.", "e02e"),
      (").", "))"), ("}.", "}}"), ("3/0<Enter>n.", "3/0<Enter>nn"), ("v>.", "v>>"), ("e。", "ee"),
    ] {
      let (one, other) = (robot.pressing(keys).session.model, robot.pressing(same).session.model)
      #expect(one.place == other.place && one.overview.view == other.overview.view, "\(keys)")
    }
  }
}

@Test func jumpsStopAtTheLastPlaceWhereTheUserWantsThat() {
  var options = Model.Options()
  options.wraps = false
  for (width, height) in sizes {
    let robot = Robot(width: width, height: height, options: options)
    let last = robot.pressing("]E")
    #expect(last.pressing("e").status.contains("已是最后一处"))
    #expect(last.pressing("e").session.model.place == last.session.model.place)
    #expect(robot.pressing("[EE").status.contains("已是第一处"))
    #expect(robot.pressing("/青川<Enter>nnnnnn").status.contains("已是最后一处"))
    #expect(robot.pressing("jd" + String(repeating: "[d", count: 3)).status.contains("已是第一处"))
    #expect(Robot(width: width, height: height).pressing("]Ee").status.contains("另一端"))
  }
}

@Test func undoTakesBackTheReportChosenToCompareWith() {
  for (width, height) in sizes {
    let robot = Robot(width: width, height: height).pressing("jd")
    let before = robot.session.model.partner
    var chosen = robot.pressing("gd青川<Enter>")
    #expect(chosen.session.model.partner != before && chosen.session.model.isComparing)
    let picked = chosen.session.model.partner
    chosen.press("u")
    #expect(chosen.session.model.partner == before && chosen.session.model.isComparing)
    chosen.press("U")
    #expect(chosen.session.model.partner == picked)
    var fresh = Robot(width: width, height: height).pressing("jgd青川<Enter>")
    #expect(fresh.session.model.isComparing)
    fresh.press("u")
    #expect(!fresh.session.model.state.isSideBySide && fresh.session.model.comparison.chosen.isEmpty)
  }
}
