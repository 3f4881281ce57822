using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Ui;

/// <summary>Makes every text of the interface 40 % longer in the pseudo-language <see cref="Cultures.Stretched"/>: what does not fit then would not fit in German or Finnish either.
/// Words grow at their ends, so that lines still break where they would.</summary>
/// <param name="inner">The real texts.</param>
internal sealed partial class StretchedTexts(IStringLocalizerFactory inner) : IStringLocalizerFactory
{
    /// <summary>How much longer.</summary>
    public const double Share = 0.4;

    /// <inheritdoc/>
    public IStringLocalizer Create(Type resourceSource) => new Texts(inner.Create(resourceSource));

    /// <inheritdoc/>
    public IStringLocalizer Create(string baseName, string location) => new Texts(inner.Create(baseName, location));

    /// <summary>The text with each word of letters longer by the share; what stands in braces is a name for a script and stays.</summary>
    public static string Stretch(string text)
    {
        var owed = 0.0;
        return Words().Replace(text, m =>
        {
            if (m.Value[0] == '{')
                return m.Value;
            owed += m.Length * Share;
            var more = (int)Math.Round(owed);
            owed -= more;
            return new StringBuilder(m.Value).Append(m.Value[^1], more).ToString();
        });
    }

    [GeneratedRegex(@"\{[^}]*\}|\p{L}+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    private static bool Applies => CultureInfo.CurrentUICulture.Name == Cultures.Stretched;

    private sealed class Texts(IStringLocalizer texts) : IStringLocalizer
    {
        public LocalizedString this[string name] => Longer(texts[name]);

        public LocalizedString this[string name, params object[] arguments] => Longer(texts[name, arguments]);

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures).Select(Longer);

        private static LocalizedString Longer(LocalizedString text) => Applies && !text.ResourceNotFound ? new LocalizedString(text.Name, Stretch(text.Value)) : text;
    }
}
