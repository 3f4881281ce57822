using Xunit;

namespace EndToEnd.Harness;

/// <summary>Languages and colours a page is looked at in. Light Chinese and dark English show every text and every colour once; the two other pairs are
/// for the nightly run (AFTERSALES_NIGHTLY=1), and so is measuring a second time, in another language, who hears whom.</summary>
public static class Looks
{
    public static bool IsNightly { get; } = Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1";

    /// <summary>Culture and whether dark.</summary>
    public static TheoryData<string, bool> All => IsNightly
        ? new TheoryData<string, bool> { { "zh-CN", false }, { "zh-CN", true }, { "en", false }, { "en", true } }
        : new TheoryData<string, bool> { { "zh-CN", false }, { "en", true } };

    /// <summary>Whether ears are measured in this language too.</summary>
    public static bool Measures(string culture) => IsNightly || culture == "zh-CN";
}
