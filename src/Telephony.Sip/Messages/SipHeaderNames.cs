using System.Text;

namespace Telephony.Sip.Messages;

/// <summary>Canonical header names with their compact forms (RFC 3261 §7.3.3). Known names are always the same string instance.</summary>
internal static class SipHeaderNames
{
    public const string Via = "Via";
    public const string From = "From";
    public const string To = "To";
    public const string CallId = "Call-ID";
    public const string CSeq = "CSeq";
    public const string MaxForwards = "Max-Forwards";
    public const string Contact = "Contact";
    public const string ContentLength = "Content-Length";
    public const string ContentType = "Content-Type";
    public const string ContentEncoding = "Content-Encoding";
    public const string ContentDisposition = "Content-Disposition";
    public const string Route = "Route";
    public const string RecordRoute = "Record-Route";
    public const string Require = "Require";
    public const string ProxyRequire = "Proxy-Require";
    public const string Supported = "Supported";
    public const string Unsupported = "Unsupported";
    public const string Allow = "Allow";
    public const string Accept = "Accept";
    public const string AcceptEncoding = "Accept-Encoding";
    public const string Expires = "Expires";
    public const string MinExpires = "Min-Expires";
    public const string RetryAfter = "Retry-After";
    public const string Reason = "Reason";
    public const string Warning = "Warning";
    public const string UserAgent = "User-Agent";
    public const string Server = "Server";
    public const string Date = "Date";
    public const string Subject = "Subject";
    public const string Authorization = "Authorization";
    public const string WwwAuthenticate = "WWW-Authenticate";
    public const string ProxyAuthorization = "Proxy-Authorization";
    public const string ProxyAuthenticate = "Proxy-Authenticate";
    public const string PAssertedIdentity = "P-Asserted-Identity";
    public const string Privacy = "Privacy";
    public const string Diversion = "Diversion";
    public const string SessionExpires = "Session-Expires";
    public const string MinSe = "Min-SE";
    public const string RSeq = "RSeq";
    public const string RAck = "RAck";
    public const string ReferTo = "Refer-To";
    public const string ReferredBy = "Referred-By";
    public const string ReferSub = "Refer-Sub";
    public const string Replaces = "Replaces";
    public const string Event = "Event";
    public const string SubscriptionState = "Subscription-State";
    public const string HistoryInfo = "History-Info";
    public const string PPreferredIdentity = "P-Preferred-Identity";
    public const string RemotePartyId = "Remote-Party-ID";

    private static readonly (byte[] Lower, string Name)[][] ByLength = Index();

    /// <summary>The canonical instance for a known name or compact letter, else the text as it came.</summary>
    public static string Intern(ReadOnlySpan<byte> name)
    {
        if (name.Length < ByLength.Length)
            foreach (var (lower, known) in ByLength[name.Length])
                if (Ascii.EqualsIgnoreCase(name, lower)) return known;
        return Encoding.ASCII.GetString(name);
    }

    private static (byte[] Lower, string Name)[][] Index()
    {
        string[] names =
        [
            Via, From, To, CallId, CSeq, MaxForwards, Contact, ContentLength, ContentType, ContentEncoding, ContentDisposition, Route, RecordRoute,
            Require, ProxyRequire, Supported, Unsupported, Allow, Accept, AcceptEncoding, Expires, MinExpires, RetryAfter, Reason, Warning, UserAgent,
            Server, Date, Subject, Authorization, WwwAuthenticate, ProxyAuthorization, ProxyAuthenticate, PAssertedIdentity, Privacy, Diversion, SessionExpires, MinSe, RSeq, RAck,
            ReferTo, ReferredBy, ReferSub, Replaces, Event, SubscriptionState, HistoryInfo, PPreferredIdentity, RemotePartyId,
        ];
        (string Compact, string Name)[] compact =
        [
            ("v", Via), ("f", From), ("t", To), ("i", CallId), ("m", Contact), ("l", ContentLength), ("c", ContentType), ("e", ContentEncoding),
            ("k", Supported), ("s", Subject), ("x", SessionExpires), ("r", ReferTo), ("b", ReferredBy), ("o", Event),
        ];
        var lists = new List<(byte[], string)>[24];
        for (var i = 0; i < lists.Length; i++) lists[i] = [];
        foreach (var name in names) lists[name.Length].Add((Encoding.ASCII.GetBytes(name), name));
        foreach (var (letter, name) in compact) lists[1].Add((Encoding.ASCII.GetBytes(letter), name));
        return Array.ConvertAll(lists, list => list.ToArray());
    }
}
