using Crm.Domain.Administration;

namespace Crm.Domain.Tickets;

/// <summary>What an administrator may set about tickets.</summary>
public static class TicketSettings
{
    /// <summary>Days within which the same fault of the same unit is a repeat, and days of the repair's guarantee, for every category; see <see cref="RepeatWindows"/>.</summary>
    public static SettingDefinition RepeatWindows { get; } = new("ticket.repeat-windows", SettingKind.Text, "90/30", "重修窗口/维修保证（天；可按品类：90/30, AC=180/60）", "Repeat window/repair guarantee (days; by category: 90/30, AC=180/60)")
    {
        Max = 200, GroupZh = "服务单", GroupEn = "Tickets", Rule = static value => Tickets.RepeatWindows.Check("ticket.repeat-windows", value),
    };

    /// <summary>What whoever works on tickets may grant without asking, yuan.</summary>
    public static SettingDefinition OwnAuthority { get; } = Yuan("ticket.own-authority", "0", "经办人可自行决定的减免/补偿上限", "Granted without asking, up to");

    /// <summary>What whoever approves may grant; more is for those who may approve anything, yuan.</summary>
    public static SettingDefinition ApproverAuthority { get; } = Yuan("ticket.approver-authority", "2000", "审批人可批准的减免/补偿上限", "An approver may grant up to");

    /// <summary>All of them.</summary>
    public static ImmutableArray<SettingDefinition> All { get; } = [RepeatWindows, OwnAuthority, ApproverAuthority];

    private static SettingDefinition Yuan(string key, string value, string zh, string en) =>
        new(key, SettingKind.Number, value, zh, en) { Min = 0, Max = 1_000_000, GroupZh = "服务单", GroupEn = "Tickets", UnitZh = "元", UnitEn = "CNY" };
}
