namespace CallCenter.Web.Access;

/// <summary>Whether a request comes from a page of another site, which may not use a signed-in person's cookie here.</summary>
internal static class RequestOrigin
{
    /// <summary>By the browser's own word (Fetch Metadata), and where it does not say, over plain HTTP, by the Origin header (RFC 6454 §7, RFC 6455 §10.2).
    /// A program sends neither and is not foreign.</summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none");
        return request.Headers.Origin.ToString() is { Length: > 0 } origin
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
