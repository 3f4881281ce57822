namespace Crm.Domain.Administration;

/// <summary>The settings that every site has. A feature may register more of its own.</summary>
public static class KnownSettings
{
    /// <summary>Earliest time at which a customer is called back.</summary>
    public static SettingDefinition CallingOpens { get; } = Callback("callback.window.opens", SettingKind.Time, "09:00", "回访最早拨打时间", "Earliest call-back of the day") with { Before = "callback.window.closes" };

    /// <summary>Latest time at which a customer is called back.</summary>
    public static SettingDefinition CallingCloses { get; } = Callback("callback.window.closes", SettingKind.Time, "20:00", "回访最晚拨打时间", "Latest call-back of the day") with { After = "callback.window.opens" };

    /// <summary>A caller who has waited longer is an alert, seconds.</summary>
    public static SettingDefinition LongestWaitAlert { get; } = Alert("alert.longest-wait-seconds", "120", 10, 3600, "最长等待告警", "Alert when somebody waits longer than", "秒", "s");

    /// <summary>A call-back whose deadline is nearer is at risk, hours.</summary>
    public static SettingDefinition CallbackRisk { get; } = Alert("alert.callback-risk-hours", "4", 1, 72, "回访临期告警", "Call-backs are at risk this long before the deadline", "小时", "h");

    /// <summary>Forms of numbers that may be called; see <see cref="DialPattern"/>.</summary>
    public static SettingDefinition OutboundAllowed { get; } = new("outbound.allowed", SettingKind.Text, OutboundPolicy.DefaultPatterns, "允许外呼的号码格式", "Numbers that may be called")
    {
        GroupZh = "外呼规则", GroupEn = "Outbound rules", Max = 200, Rule = static value => OutboundPolicy.CheckPatterns("outbound.allowed", value),
    };

    /// <summary>Whether numbers abroad may be called.</summary>
    public static SettingDefinition OutboundInternational { get; } = new("outbound.international", SettingKind.Flag, "false", "允许国际长途", "Calls abroad") { GroupZh = "外呼规则", GroupEn = "Outbound rules" };

    /// <summary>Longest call outwards, minutes.</summary>
    public static SettingDefinition OutboundCallMinutes { get; } = Outbound("outbound.call-minutes", "120", 1, 600, "单次外呼最长时间", "Longest call outwards", "分钟", "min");

    /// <summary>Minutes outwards of one agent in a day; 0 means no cap.</summary>
    public static SettingDefinition OutboundAgentDayMinutes { get; } = Outbound("outbound.agent-day-minutes", "360", 0, 1440, "每坐席每日外呼时长上限（0 不限）", "Outbound talk of one agent a day (0: no cap)", "分钟", "min");

    /// <summary>Calls outwards at once.</summary>
    public static SettingDefinition OutboundAtOnce { get; } = Outbound("outbound.at-once", "100", 0, 2000, "同时外呼上限", "Calls outwards at once", "路", "calls");

    /// <summary>Calls at once, both ways, up to which audio was measured to stay clean: more are refused so that those stay clean. The default is half
    /// of the 900 recorded calls that one core was measured to carry clean (<c>./bench.sh media</c>): the other half is for callers who come and go, pages and the store.</summary>
    public static SettingDefinition AdmissionCalls { get; } = new("admission.calls", SettingKind.Number, "450", "同时通话上限（超出回 503）", "Calls at once (more get 503)")
    {
        Min = 1, Max = 5000, GroupZh = "接入控制", GroupEn = "Admission", UnitZh = "路", UnitEn = "calls",
    };

    /// <summary>Where callers above <see cref="AdmissionCalls"/> are sent, by trunks that follow a redirect; empty: nowhere, they get 503.</summary>
    public static SettingDefinition AdmissionOverflow { get; } = new("admission.overflow", SettingKind.Text, "", "溢出号码（留空则回 503）", "Overflow number (empty: 503)")
    {
        Max = 16, GroupZh = "接入控制", GroupEn = "Admission", Rule = static value => value.Length == 0 ? null : FieldRules.Number("admission.overflow", value),
    };

    /// <summary>How long recordings are kept, days. Never below the 30 days that outbound centres owe (2020 notice of MIIT on call-centre business).</summary>
    public static SettingDefinition RecordingDays { get; } = new("recording.retention-days", SettingKind.Number, "180", "录音保存天数", "Recordings are kept for")
    {
        Min = 30, Max = 3650, GroupZh = "录音", GroupEn = "Recordings", UnitZh = "天", UnitEn = "days",
    };

    /// <summary>Whether agents are told that a supervisor is on their call.</summary>
    public static SettingDefinition TellOfMonitoring { get; } = new("floor.tell-of-monitoring", SettingKind.Flag, "false", "班长监听时告知坐席", "Agents are told when a supervisor listens")
    {
        GroupZh = "现场", GroupEn = "Floor",
    };

    /// <summary>Fields during which nothing is recorded; see <see cref="Administration.SensitiveFields"/>.</summary>
    public static SettingDefinition SensitiveFields { get; } = new("recording.sensitive-fields", SettingKind.Text, "", "填写时暂停录音的字段（customer, phone, region, contact, address, description）", "Fields that pause the recording (customer, phone, region, contact, address, description)")
    {
        Max = 120, GroupZh = "录音", GroupEn = "Recordings", Rule = static value => Administration.SensitiveFields.Check("recording.sensitive-fields", value),
    };

    /// <summary>The number that called customers see; see <see cref="Administration.CallerIds"/>.</summary>
    public static SettingDefinition CallerIds { get; } = new("outbound.caller-ids", SettingKind.Text, "", "外显号码（brand:编码=号码, purpose:用途=号码）", "Caller ids (brand:CODE=number, purpose:CODE=number)")
    {
        Max = 400, GroupZh = "外呼规则", GroupEn = "Outbound rules", Rule = static value => Administration.CallerIds.Check("outbound.caller-ids", value),
    };

    /// <summary>How long an agent's page may be gone, while he has no call, before he is not ready; contact-center.md §1 "presence truth".</summary>
    public static SettingDefinition DesktopGrace { get; } = new("floor.desktop-grace-seconds", SettingKind.Number, "15", "坐席页面断开多久后转为未就绪", "Not ready after the agent's page is gone for")
    {
        Min = 5, Max = 120, GroupZh = "现场", GroupEn = "Floor", UnitZh = "秒", UnitEn = "s",
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<SettingDefinition> All { get; } =
    [
        CallingOpens, CallingCloses, LongestWaitAlert, CallbackRisk,
        OutboundAllowed, OutboundInternational, OutboundCallMinutes, OutboundAgentDayMinutes, OutboundAtOnce, AdmissionCalls, AdmissionOverflow, RecordingDays, TellOfMonitoring, SensitiveFields, CallerIds, DesktopGrace,
    ];

    private static SettingDefinition Outbound(string key, string value, int min, int max, string zh, string en, string unitZh, string unitEn) =>
        new(key, SettingKind.Number, value, zh, en) { Min = min, Max = max, GroupZh = "外呼规则", GroupEn = "Outbound rules", UnitZh = unitZh, UnitEn = unitEn };

    private static SettingDefinition Callback(string key, SettingKind kind, string value, string zh, string en) =>
        new(key, kind, value, zh, en) { GroupZh = "回访", GroupEn = "Call-backs" };

    private static SettingDefinition Alert(string key, string value, int min, int max, string zh, string en, string unitZh, string unitEn) =>
        new(key, SettingKind.Number, value, zh, en) { Min = min, Max = max, GroupZh = "告警", GroupEn = "Alerts", UnitZh = unitZh, UnitEn = unitEn };
}
