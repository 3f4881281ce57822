using Crm.Domain.Administration;

namespace Crm.Domain.Dispatch;

/// <summary>What may be set about sending people: the order of candidates (KP-10) and how strict the checks are (JR-09).</summary>
public static class DispatchSettings
{
    private static readonly string[] s_levels = ["off", "warn", "stop"];

    /// <summary>The precedence of criteria, see <see cref="RankingOrder"/>.</summary>
    public static SettingDefinition Ranking { get; } = Setting("dispatch.ranking", SettingKind.Text, RankingOrder.Default.Text, "候选人排序", "Order of candidates") with
    {
        Rule = static value => RankingOrder.Read(value) is null ? FieldRules.Wrong("dispatch.ranking", value, "ranking") : null,
    };

    /// <summary>Farther is too far, kilometres.</summary>
    public static SettingDefinition MostKilometres { get; } = Setting("dispatch.most-km", SettingKind.Number, "60", "派工距离上限", "Farther is too far") with { Min = 1, Max = DistanceRules.MostKilometres, UnitZh = "公里", UnitEn = "km" };

    /// <summary>Days within which the same fault is the same.</summary>
    public static SettingDefinition SameFaultDays { get; } = Setting("dispatch.same-fault-days", SettingKind.Number, "90", "同人重修判定天数", "The same fault again within") with { Min = 1, Max = 730, UnitZh = "天", UnitEn = "days" };

    /// <summary>Which category needs which certificate.</summary>
    public static SettingDefinition Certificates { get; } = Setting("dispatch.certificates", SettingKind.Text, "WH=gas", "品类所需证件（WH=gas，空格分隔）", "Certificates by category (WH=gas, parted by blanks)") with
    {
        Rule = static value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(w => Keyed.Split(w) is not ({ Length: > 0 }, { Length: > 0 })) is { } wrong
            ? FieldRules.Wrong("dispatch.certificates", wrong, "certificate-need")
            : null,
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<SettingDefinition> All { get; } = [Ranking, MostKilometres, SameFaultDays, Certificates, .. Enum.GetValues<DispatchCheck>().Select(LevelOf)];

    /// <summary>The key of a check's level.</summary>
    public static string KeyOf(DispatchCheck check) => "dispatch.check." + char.ToLowerInvariant(check.ToString()[0]) + check.ToString()[1..];

    private static SettingDefinition LevelOf(DispatchCheck check)
    {
        var (zh, en) = NameOf(check);
        return Setting(KeyOf(check), SettingKind.Choice, CheckPolicy.UsualOf(check).ToString().ToLowerInvariant(), "派工检查：" + zh, "Dispatch check: " + en) with { Allowed = [.. s_levels] };
    }

    private static (string Zh, string En) NameOf(DispatchCheck check) => check switch
    {
        DispatchCheck.Region => ("跨区域", "outside the region"),
        DispatchCheck.Category => ("品类不符", "wrong category"),
        DispatchCheck.Brand => ("品牌不符", "wrong brand"),
        DispatchCheck.Certificate => ("证件缺失或过期", "certificate missing or expired"),
        DispatchCheck.Absence => ("请假或停业", "away"),
        DispatchCheck.Hours => ("营业时间外", "outside opening hours"),
        DispatchCheck.SiteCapacity => ("网点超量", "site is full"),
        DispatchCheck.TechnicianCapacity => ("工程师超量", "technician is full"),
        DispatchCheck.Distance => ("超距离", "too far"),
        DispatchCheck.SameFault => ("同人重修同一故障", "same fault, same technician"),
        _ => ("配件未到", "part is not there"),
    };

    private static SettingDefinition Setting(string key, SettingKind kind, string value, string zh, string en) => new(key, kind, value, zh, en) { GroupZh = "派工", GroupEn = "Dispatch" };
}
