namespace Crm.Domain.Administration;

/// <summary>The settings that every site has. A feature may register more of its own.</summary>
public static class KnownSettings
{
    /// <summary>Earliest time at which a customer is called back.</summary>
    public static SettingDefinition CallingOpens { get; } = Callback("callback.window.opens", SettingKind.Time, "09:00", "回访最早拨打时间", "Earliest call-back of the day");

    /// <summary>Latest time at which a customer is called back.</summary>
    public static SettingDefinition CallingCloses { get; } = Callback("callback.window.closes", SettingKind.Time, "20:00", "回访最晚拨打时间", "Latest call-back of the day");

    /// <summary>A caller who has waited longer is an alert, seconds.</summary>
    public static SettingDefinition LongestWaitAlert { get; } = Alert("alert.longest-wait-seconds", "120", 10, 3600, "最长等待告警", "Alert when somebody waits longer than", "秒", "s");

    /// <summary>A call-back whose deadline is nearer is at risk, hours.</summary>
    public static SettingDefinition CallbackRisk { get; } = Alert("alert.callback-risk-hours", "12", 1, 72, "回访临期告警", "Call-backs are at risk this long before the deadline", "小时", "h");

    /// <summary>How long recordings are kept, days. Never below the 30 days that outbound centres owe (2020 notice of MIIT on call-centre business).</summary>
    public static SettingDefinition RecordingDays { get; } = new("recording.retention-days", SettingKind.Number, "180", "录音保存天数", "Recordings are kept for")
    {
        Min = 30, Max = 3650, GroupZh = "录音", GroupEn = "Recordings", UnitZh = "天", UnitEn = "days",
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<SettingDefinition> All { get; } = [CallingOpens, CallingCloses, LongestWaitAlert, CallbackRisk, RecordingDays];

    private static SettingDefinition Callback(string key, SettingKind kind, string value, string zh, string en) =>
        new(key, kind, value, zh, en) { GroupZh = "回访", GroupEn = "Call-backs" };

    private static SettingDefinition Alert(string key, string value, int min, int max, string zh, string en, string unitZh, string unitEn) =>
        new(key, SettingKind.Number, value, zh, en) { Min = min, Max = max, GroupZh = "告警", GroupEn = "Alerts", UnitZh = unitZh, UnitEn = unitEn };
}
