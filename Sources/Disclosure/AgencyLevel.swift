/// Whether an agency can make 规章, as far as its name tells.
enum AgencyLevel {
  case makesRules, belowRules, unknown

  /// What the name tells: provinces, their offices and ministries can; bureaus, counties, towns cannot; a city may.
  init(of agency: String?) {
    guard let agency else {
      self = .unknown
      return
    }
    let name = ProseText(agency)
    func ends(_ endings: [Phrase]) -> Bool {
      endings.contains { name.units.suffix($0.units.count).elementsEqual($0.units) }
    }
    let isGovernment = ends(["政府", "政府办公厅", "政府办公室"])
    if name.containsAny(["国家", "中华人民共和国", "国务院"]) || ends(["部"]) {
      self = .makesRules
    } else if isGovernment, name.containsAny(["县", "镇", "乡", "街道"]) || Self.isOfDistrict(name) {
      self = .belowRules
    } else if isGovernment, name.containsAny(["省", "自治区", "自治州", "上海市", "北京市", "天津市", "重庆市"]) {
      self = .makesRules
    } else {
      self = isGovernment || !ends(["局", "委", "委员会", "办", "办公室", "厅", "街道", "办事处", "中心", "队"]) ? .unknown : .belowRules
    }
  }

  /// 某区人民政府, but not 自治区人民政府.
  private static func isOfDistrict(_ name: ProseText) -> Bool {
    let rest = name.removing("自治区")
    return rest.containsAny(["区人民政府", "区政府"])
  }
}
