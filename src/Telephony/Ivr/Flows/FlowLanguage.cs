namespace Telephony.Ivr.Flows;

/// <summary>The language that a caller hears.</summary>
public enum FlowLanguage
{
    /// <summary>Chinese, the default.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
