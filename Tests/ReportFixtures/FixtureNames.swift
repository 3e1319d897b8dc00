import Disclosure

/// Names of places and agencies that do not exist.
enum FixtureNames {
  private static let places = [
    "云岭市", "青溪县", "松川市", "白鹭县", "梧岭区", "望江区", "石门岭县", "岚湖新区", "长汀河市", "南屏县", "澄河区", "玉泉沟县",
  ]
  private static let bodies = [
    "水务局", "教育局", "财政局", "审计局", "统计局", "民政局", "交通运输局", "自然资源局", "市场监督管理局", "农业农村局", "发展和改革局",
    "住房和城乡建设局", "卫生健康局", "人民政府", "人民政府办公室",
  ]
  private static let towns = ["柳泉镇", "河口镇", "双桥街道办事处", "梅坞乡", "北亭镇"]

  static func agency(_ random: inout SplitMix64) -> String {
    let place = random.element(of: places) ?? ""
    if random.chance(25) { return place + (random.element(of: towns) ?? "") + random.pick("", "人民政府") }
    return place + (random.element(of: bodies) ?? "")
  }
}
