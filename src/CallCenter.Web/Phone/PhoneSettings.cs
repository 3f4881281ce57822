using Crm.Domain.Administration;

namespace CallCenter.Web.Phone;

/// <summary>What an administrator may set about browser phones while the product runs.</summary>
internal static class PhoneSettings
{
    /// <summary>Which way the voice takes; a forced way stands before what a workplace prefers.</summary>
    public static SettingDefinition Way { get; } = new("phone.way", SettingKind.Choice, "auto", "浏览器电话的语音线路", "Way of the browser phone's voice")
    {
        Allowed = ["auto", "webrtc", "websocket"],
        GroupZh = "电话",
        GroupEn = "Telephony",
    };
}
