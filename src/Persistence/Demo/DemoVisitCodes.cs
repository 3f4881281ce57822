using Crm.Domain.Dispatch;
using Persistence.Floor;

namespace Persistence.Demo;

/// <summary>Codes of what was broken, what was done and who answers for it. A defect and a repair share the number of the usual symptom.</summary>
internal static class DemoVisitCodes
{
    private static readonly (string Code, string DefectZh, string DefectEn, string RepairZh, string RepairEn)[] Rows =
    [
        ("AC-01", "制冷剂泄漏", "Refrigerant leak", "检漏补焊、抽真空、定量加氟", "Leak brazed, evacuated, charged by weight"),
        ("AC-02", "启动电容失效", "Run capacitor failed", "更换启动电容", "Run capacitor replaced"),
        ("AC-03", "排水管堵塞", "Condensate drain blocked", "疏通排水管", "Condensate drain cleared"),
        ("AC-04", "盘管感温包失效", "Coil sensor failed", "更换感温包", "Coil sensor replaced"),
        ("AC-05", "室内外通信板损坏", "Communication board failed", "更换通信板", "Communication board replaced"),
        ("AC-06", "风扇电机轴承磨损", "Fan motor bearing worn", "更换风扇电机", "Fan motor replaced"),
        ("AC-07", "压缩机绝缘不良", "Compressor insulation breakdown", "更换压缩机并抽空加氟", "Compressor replaced, system evacuated and charged"),
        ("RF-01", "干燥过滤器堵塞", "Filter drier blocked", "更换干燥过滤器并加注制冷剂", "Filter drier replaced, system charged"),
        ("RF-02", "化霜加热丝断路", "Defrost heater open circuit", "更换化霜加热丝", "Defrost heater replaced"),
        ("RF-03", "主控板损坏", "Main board failed", "更换主控板", "Main board replaced"),
        ("RF-04", "风扇轴承磨损", "Fan bearing worn", "更换风扇", "Fan replaced"),
        ("RF-05", "门封老化变形", "Door gasket aged", "更换门封", "Door gasket replaced"),
        ("WM-01", "进水阀不吸合", "Inlet valve does not open", "更换进水阀", "Inlet valve replaced"),
        ("WM-02", "排水泵卡死", "Drain pump seized", "更换排水泵", "Drain pump replaced"),
        ("WM-03", "离合器磨损", "Clutch worn", "更换离合器", "Clutch replaced"),
        ("WM-04", "门圈破损", "Door seal torn", "更换门圈", "Door seal replaced"),
        ("WM-05", "减振器失效", "Shock absorber worn", "更换减振器", "Shock absorbers replaced"),
        ("WM-06", "水位传感器漂移", "Level sensor out of range", "更换水位传感器", "Level sensor replaced"),
        ("WH-01", "点火针积碳", "Ignition electrode fouled", "更换点火针", "Ignition electrode replaced"),
        ("WH-02", "火焰感应针失效", "Flame rod failed", "更换感应针", "Flame rod replaced"),
        ("WH-03", "水量传感器失效", "Flow sensor failed", "更换水量传感器", "Flow sensor replaced"),
        ("WH-04", "加热管烧断", "Heating element burnt out", "更换加热管", "Heating element replaced"),
        ("WH-05", "漏电保护器失效", "Residual current device failed", "更换漏电保护器并测绝缘", "Residual current device replaced, insulation measured"),
        ("WH-06", "内胆腐蚀穿孔", "Tank corroded through", "更换内胆与镁棒", "Tank and anode replaced"),
        ("WH-07", "燃气阀内漏", "Gas valve leaks", "更换气阀并检漏", "Gas valve replaced, leak test passed"),
        ("TV-01", "电源板损坏", "Power board failed", "更换电源板", "Power board replaced"),
        ("TV-02", "背光灯条损坏", "Backlight strip failed", "更换背光灯条", "Backlight strip replaced"),
        ("TV-03", "逻辑板损坏", "Timing controller failed", "更换逻辑板", "Timing controller replaced"),
        ("TV-04", "主板功放损坏", "Audio amplifier on the main board failed", "更换主板", "Main board replaced"),
        ("TV-05", "Wi-Fi 模块损坏", "Wi-Fi module failed", "更换 Wi-Fi 模块", "Wi-Fi module replaced"),
        ("TV-06", "遥控接收头损坏", "Remote receiver failed", "更换接收头", "Remote receiver replaced"),
    ];

    public static IEnumerable<CodeRow> All =>
    [
        .. Table(VisitCodeGroups.Defect, [
            .. Rows.Select(r => (Numbered(r.Code, 'D'), r.DefectZh, r.DefectEn)),
            ("GN-D01", "未发现故障", "No fault found"), ("GN-D02", "安装不当", "Improper installation"), ("GN-D03", "电源、水压或气压异常", "Supply of power, water or gas out of range"),
            ("GN-D04", "外力损坏", "Damaged by force"),
        ]),
        .. Table(VisitCodeGroups.Repair, [
            .. Rows.Select(r => (Numbered(r.Code, 'R'), r.RepairZh, r.RepairEn)),
            ("GN-R01", "安装调试", "Installed and commissioned"), ("GN-R02", "保养清洗", "Serviced and cleaned"), ("GN-R03", "检测并指导使用", "Checked, use explained"),
            ("GN-R04", "重新安装或调整", "Reinstalled or adjusted"),
        ]),
        .. Table("condition", [
            ("1", "一直如此", "All the time"), ("2", "时好时坏", "Now and then"), ("3", "开机一段时间后", "After a while"), ("4", "刚开机时", "When cold"), ("5", "潮湿或下雨时", "In damp weather"),
            ("6", "搬动或碰撞后", "After moving or a blow"), ("7", "停电之后", "After a power cut"), ("8", "第一次使用", "At the first use"),
        ]),
        .. Table("extCondition", [
            ("X1", "仅一个房间或一扇门", "One room or door only"), ("X2", "仅某一档或某一程序", "One programme only"), ("X3", "夜间", "At night"), ("X4", "负荷大时", "Under load"),
            ("X5", "同时使用其他电器时", "With other appliances on"), ("X6", "清洗或换滤芯后", "After cleaning or a new filter"),
        ]),
        .. Table(VisitCodeGroups.Liability, [
            ("maker", "产品质量", "Product quality"), ("part", "配件质量", "Part quality"), ("install", "安装责任", "Installation"), ("misuse", "用户使用不当", "Misuse"),
            ("transport", "运输损坏", "Transport"), ("wear", "自然损耗", "Wear"), ("environment", "使用环境", "Conditions on site"),
        ]),
        .. Table(VisitCodeGroups.FeeReason, [
            ("out-of-warranty", "保外收费", "Out of warranty"), ("misuse", "人为损坏收费", "Damage by misuse"), ("extra-work", "超出免费范围", "Beyond the free scope"),
            ("consumable", "易损耗材", "Consumables"), ("goodwill", "情义减免", "Goodwill"), ("included", "已含在售价内", "Included in the price"),
        ]),
    ];

    /// <summary>The usual defect and repair of a symptom: <c>WM-S03</c> gives <c>WM-D03</c> and <c>WM-R03</c>.</summary>
    public static (string Defect, string Repair) Of(string symptom) => (symptom.Replace("-S", "-D", StringComparison.Ordinal), symptom.Replace("-S", "-R", StringComparison.Ordinal));

    private static string LiabilityOf(string defect) => defect switch
    {
        "GN-D02" => "install",
        "GN-D03" => "environment",
        "GN-D04" => "misuse",
        _ when defect.EndsWith('1') || defect.EndsWith('3') => "maker",
        _ when defect.EndsWith('2') || defect.EndsWith('7') => "part",
        _ => "wear",
    };

    private static string Numbered(string code, char kind) => code.Insert(code.IndexOf('-', StringComparison.Ordinal) + 1, kind.ToString());

    private static IEnumerable<CodeRow> Table(string group, IEnumerable<(string Code, string Zh, string En)> rows) =>
        rows.Select((r, i) => new CodeRow { Group = group, Code = r.Code, NameZh = r.Zh, NameEn = r.En, Position = i, Liability = group == VisitCodeGroups.Defect ? LiabilityOf(r.Code) : null, Version = 1 });
}
