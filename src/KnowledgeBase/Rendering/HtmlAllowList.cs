using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeBase.Rendering;

/// <summary>Lets through the elements and attributes that an article needs. Everything else goes: an unknown element leaves its text, a dangerous one leaves nothing.</summary>
internal static class HtmlAllowList
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "strong", "em", "del", "code", "pre", "blockquote",
        "table", "thead", "tbody", "tr", "th", "td", "a",
    };

    /// <summary>Elements whose content is no text for people, or belongs to another language.</summary>
    private static readonly HashSet<string> Dangerous = new(StringComparer.Ordinal)
    {
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "template", "noscript", "noembed", "noframes",
        "form", "input", "button", "select", "textarea", "option", "link", "meta", "base", "title", "audio", "video", "source", "track", "canvas", "portal", "plaintext", "xmp",
    };

    public static string Clean(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body></body>");
        var body = document.Body!;
        body.InnerHtml = html;
        // Innermost first: what an unknown element leaves behind has been cleaned already.
        foreach (var node in body.Descendants().Reverse().ToList()) Clean(node);
        return body.InnerHtml;
    }

    private static void Clean(INode node)
    {
        if (node is IText) return;
        if (node is not IElement element || Dangerous.Contains(element.LocalName) || element.NamespaceUri != NamespaceNames.HtmlUri)
        {
            node.Parent?.RemoveChild(node);
            return;
        }

        if (!Elements.Contains(element.LocalName))
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }

        foreach (var attribute in element.Attributes.ToList())
            if (!IsAllowed(element, attribute))
                element.RemoveAttribute(attribute.NamespaceUri!, attribute.LocalName);
        if (element.LocalName == "a") MakeHarmless(element);
    }

    private static bool IsAllowed(IElement element, IAttr attribute) => (element.LocalName, attribute.Name) switch
    {
        ("a", "href") => IsHarmless(attribute.Value),
        ("ol", "start") => int.TryParse(attribute.Value, System.Globalization.CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    /// <summary>Web addresses, and places in this product; a browser ignores blanks and control characters inside a scheme, so none are allowed.</summary>
    private static bool IsHarmless(string href)
    {
        if (href.Length > 2000 || href.Any(c => c <= ' ' || c == '\\' || char.IsControl(c))) return false;
        if (href.StartsWith('#')) return true;
        if (href.StartsWith('/')) return !href.StartsWith("//", StringComparison.Ordinal);
        return Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
    }

    private static void MakeHarmless(IElement link)
    {
        if (!link.HasAttribute("href")) return;
        link.SetAttribute("rel", "noopener noreferrer nofollow");
        if (link.GetAttribute("href")![0] is not ('/' or '#')) link.SetAttribute("target", "_blank");
    }
}
