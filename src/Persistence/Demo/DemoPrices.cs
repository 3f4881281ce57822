using Crm.Domain;
using Crm.Domain.Catalogue;
using Crm.Domain.Dispatch;
using Crm.Domain.Warranty;

namespace Persistence.Demo;

/// <summary>Parts lists, service items and price tables as of a real house: two versions, three levels of sites, one brand dearer.</summary>
internal static class DemoPrices
{
    // The second version began with the year 2026.
    private static readonly DateOnly First = new(2017, 1, 1);
    private static readonly DateOnly Second = new(2026, 1, 1);
    private static readonly DateTimeOffset Epoch = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Category, string Position, string Zh, string En, string? Coverage, int Yuan, bool Core)[] Parts =
    [
        ("AC", "C1", "启动电容", "Run capacitor", null, 45, false), ("AC", "CP1", "压缩机", "Compressor", CoverageCodes.Compressor, 980, true), ("AC", "M1", "室内风扇电机", "Indoor fan motor", CoverageCodes.FanMotor, 260, true),
        ("AC", "PCB2", "室内外通信板", "Communication board", CoverageCodes.MainBoard, 320, true), ("AC", "RT2", "盘管感温包", "Coil sensor", null, 35, false), ("AC", "WD01", "排水管", "Condensate drain", null, 20, false),
        ("AC", "RF02", "连接铜管", "Refrigerant pipe", null, 160, false), ("AC", "VP1", "四通阀", "Reversing valve", null, 210, true),
        ("RF", "DF1", "干燥过滤器", "Filter drier", null, 60, false), ("RF", "CP1", "压缩机", "Compressor", CoverageCodes.Compressor, 760, true), ("RF", "HD1", "化霜加热丝", "Defrost heater", null, 85, false),
        ("RF", "PCB1", "主控板", "Main board", CoverageCodes.MainBoard, 280, true), ("RF", "M2", "风扇电机", "Fan motor", CoverageCodes.FanMotor, 130, true), ("RF", "DS1", "门封", "Door gasket", null, 95, false),
        ("WM", "V1", "进水阀", "Inlet valve", null, 55, false), ("WM", "M3", "排水泵", "Drain pump", null, 90, false), ("WM", "CL1", "离合器", "Clutch", null, 180, true), ("WM", "DS2", "门圈", "Door seal", null, 110, false),
        ("WM", "SH1", "减振器", "Shock absorber", null, 70, false), ("WM", "LS1", "水位传感器", "Level sensor", null, 48, false), ("WM", "MT1", "主电机", "Drive motor", CoverageCodes.Motor, 420, true), ("WM", "PCB1", "主控板", "Main board", CoverageCodes.MainBoard, 260, true),
        ("WH", "IG1", "点火针", "Ignition electrode", null, 28, false), ("WH", "FR1", "火焰感应针", "Flame rod", null, 28, false), ("WH", "FS1", "水量传感器", "Flow sensor", null, 75, false), ("WH", "EH1", "加热管", "Heating element", null, 120, false),
        ("WH", "LB1", "漏电保护器", "Residual current device", null, 88, false), ("WH", "TK1", "内胆", "Tank", CoverageCodes.Tank, 520, true), ("WH", "GV1", "燃气阀", "Gas valve", null, 190, true), ("WH", "M4", "风机", "Fan", CoverageCodes.FanMotor, 150, true),
        ("TV", "PB1", "电源板", "Power board", CoverageCodes.MainBoard, 220, true), ("TV", "BL1", "背光灯条", "Backlight strip", null, 180, false), ("TV", "TC1", "逻辑板", "Timing controller", null, 150, true), ("TV", "PN1", "液晶屏", "Panel", CoverageCodes.Panel, 1600, true),
        ("TV", "MB1", "主板", "Main board", CoverageCodes.MainBoard, 360, true), ("TV", "WF1", "无线模块", "Wi-Fi module", null, 65, false), ("TV", "IR1", "遥控接收头", "Remote receiver", null, 22, false),
        ("RH", "M5", "油烟机电机", "Hood motor", CoverageCodes.Motor, 240, true), ("RH", "IG2", "点火器", "Igniter", null, 45, false), ("RH", "TC2", "热电偶", "Thermocouple", null, 38, false),
        ("DW", "PM1", "洗涤泵", "Wash pump", CoverageCodes.Motor, 280, true), ("DW", "HT1", "加热器", "Heater", null, 120, false), ("DW", "DS3", "门封", "Door seal", null, 80, false),
        ("MW", "MG1", "磁控管", "Magnetron", CoverageCodes.MainBoard, 160, true), ("MW", "FU1", "高压保险丝", "High-voltage fuse", null, 15, false),
        ("WP", "RO1", "反渗透膜", "Membrane", null, 320, false), ("WP", "PU1", "增压泵", "Booster pump", CoverageCodes.Motor, 210, true),
    ];

    private static readonly (ServiceGrade Grade, string Suffix, string Zh, string En, int Yuan)[] Grades =
    [
        (ServiceGrade.Inspection, "I", "上门检测", "inspection", 30), (ServiceGrade.Small, "S", "小修", "small repair", 60), (ServiceGrade.Medium, "M", "中修", "medium repair", 120),
        (ServiceGrade.Large, "L", "大修", "large repair", 260), (ServiceGrade.Installation, "N", "安装调试", "installation", 150), (ServiceGrade.Maintenance, "C", "保养清洗", "maintenance", 100),
    ];

    private static readonly (string Code, string Zh, string En, int More)[] Categories =
    [
        ("AC", "空调", "Air conditioner", 40), ("RF", "冰箱", "Refrigerator", 10), ("WM", "洗衣机", "Washing machine", 0), ("WH", "热水器", "Water heater", 10), ("TV", "电视", "Television", 0),
        ("RH", "油烟机与燃气灶", "Hood and hob", 10), ("DW", "洗碗机", "Dishwasher", 20), ("MW", "微波炉", "Microwave", -10), ("WP", "净水器", "Water purifier", 0),
    ];

    public static IReadOnlyList<ServiceItem> Items { get; } =
    [
        .. from c in Categories.Select((row, i) => (row, i))
           from g in Grades.Select((row, i) => (row, i))
           select new ServiceItem
           {
               Code = $"{c.row.Code}-{g.row.Suffix}", CategoryCode = c.row.Code, NameZh = c.row.Zh + g.row.Zh, NameEn = $"{c.row.En}, {g.row.En}", Grade = g.row.Grade, Position = c.i * 10 + g.i, Version = 1,
           },
    ];

    public static IEnumerable<BomPosition> Positions(IEnumerable<ProductModel> models)
    {
        var ids = new SeededIds(new Random(DemoFoundation.Seed + 12));
        return
        [
            .. from m in models
               from p in Parts
               where p.Category == m.CategoryCode
               select new BomPosition
               {
                   Id = ids.Next(Epoch), ModelId = m.Id, Position = p.Position, PartNo = PartNo(m.BrandCode, p.Category, p.Position), NameZh = p.Zh, NameEn = p.En, Coverage = p.Coverage,
                   MustComeBack = p.Core, Quantity = p.Position is "SH1" or "BL1" ? 2 : 1, ValidFrom = First, Version = 1,
               },
        ];
    }

    public static IEnumerable<Price> Prices(IEnumerable<ProductModel> models)
    {
        var ids = new SeededIds(new Random(DemoFoundation.Seed + 13));
        List<Price> prices = [];
        foreach (var c in Categories)
        {
            foreach (var g in Grades)
            {
                // Centres are dearer than counties; the second brand's work takes longer.
                Both(PriceKind.Labour, $"{c.Code}-{g.Suffix}", g.Yuan + c.More);
                foreach (var level in new[] { ServiceSiteLevel.Second, ServiceSiteLevel.Third })
                    Both(PriceKind.Labour, $"{c.Code}-{g.Suffix}", g.Yuan + c.More - 10 * (int)level, level: level);
                if (c.Code == "AC") Both(PriceKind.Labour, $"{c.Code}-{g.Suffix}", g.Yuan + c.More + 20, brand: "LA");
            }
        }

        foreach (var brand in models.Select(m => m.BrandCode).Distinct(StringComparer.Ordinal))
        {
            foreach (var p in Parts) Both(PriceKind.Part, PartNo(brand, p.Category, p.Position), p.Yuan);
        }

        Both(PriceKind.Visit, "", 30);
        Both(PriceKind.Visit, "", 20, level: ServiceSiteLevel.Third);
        Both(PriceKind.Visit, "", 50, category: "AC");
        Both(PriceKind.Distance, Price.City, 2, fromKm: 20);
        Both(PriceKind.Distance, Price.Elsewhere, 2, fromKm: 10);
        Both(PriceKind.Distance, Price.Elsewhere, 3, fromKm: 60);
        return prices;

        // About five in a hundred dearer since the second version; whole yuan.
        void Both(PriceKind kind, string subject, int yuan, string? category = null, string? brand = null, ServiceSiteLevel? level = null, int fromKm = 0)
        {
            var now = yuan < 20 ? yuan : yuan + Math.Max(1, yuan / 20);
            prices.Add(Row(yuan) with { ValidFrom = First, ValidTo = Second.AddDays(-1) });
            prices.Add(Row(now) with { ValidFrom = Second });

            Price Row(int amount) => new()
            {
                Id = ids.Next(Epoch), Kind = kind, Subject = subject, CategoryCode = category, BrandCode = brand, Level = level, FromKm = fromKm, Amount = Money.Yuan(amount), Version = 1,
            };
        }
    }

    private static string PartNo(string brand, string category, string position) => $"{brand}-{category}-{position}";
}
