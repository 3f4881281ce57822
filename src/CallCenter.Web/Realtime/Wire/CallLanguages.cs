using Telephony.Ivr.Flows;

namespace CallCenter.Web.Realtime.Wire;

/// <summary>A call's language as history and wire write it (BCP 47).</summary>
internal static class CallLanguages
{
    /// <summary>Chinese.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>The language's tag.</summary>
    public static string TagOf(FlowLanguage language) => language == FlowLanguage.English ? English : Chinese;

    /// <summary>Reads a tag; null for any other text.</summary>
    public static FlowLanguage? Read(string? tag) => tag switch { Chinese => FlowLanguage.Chinese, English => FlowLanguage.English, _ => null };
}
