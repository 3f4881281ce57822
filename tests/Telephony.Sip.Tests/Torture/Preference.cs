namespace Telephony.Sip.Tests.Torture;

/// <summary>What the RFCs prefer for a message, and why we do something else where we do.</summary>
/// <param name="Words">The preference in words.</param>
/// <param name="Statuses">The answers of ours that are exactly it.</param>
/// <param name="Reason">Why ours is another one; null where it is not.</param>
internal sealed record Preference(string Words, ImmutableArray<int> Statuses, string? Reason = null)
{
    private const string Valid = "valid: to be processed";
    private const string Dropped = "a response to nobody's request: read and dropped";

    private static readonly Preference Processed = new(Valid, [Rfc4475.Admitted, 200]);
    private static readonly Preference Challenged = new(Valid + "; a registrar authenticates first (RFC 3261 §10.3)", [401]);
    private static readonly Preference NoDialog = new(Valid + "; its dialog is not ours (RFC 3261 §12.2.2)", [481]);
    private static readonly Preference Silent = new(Dropped, [Rfc4475.Silence]);
    private static readonly Preference Bad = new("400", [400]);

    public bool IsMetBy(int answer) => Statuses.Contains(answer);

    /// <summary>By the name of the message; every message has one.</summary>
    public static Preference Of(string name) => name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..] switch
    {
        "wsinv" or "via-received-param-with-delim" or "via-received-param-no-delim" or "mult-ip-in-header" => NoDialog,
        "intmeth" or "esc02" => new("501: well-formed, but an unknown method", [501]),
        "esc01" or "lwsdisp" or "longreq" or "semiuri" or "transports" or "badbranch" or "inv2543" => Processed,
        "zeromf" => new("200 by a user agent; 483 is for those who forward", [200]),
        "escnull" or "dblreq" or "cparam01" or "cparam02" or "regescrt" or "ipv6-good" or "port-ambiguous" or "port-unambiguous" => Challenged,
        "regaut01" => new("401 with a scheme that we know", [401]),
        "mpart01" => new(Valid + ": a MESSAGE with a multipart body", [200, 202], "405 with Allow: this product takes calls, not messages; the body was read to its end"),
        "unreason" or "noreason" or "scalarlg" or "bigcode" or "bcast" => Silent,
        "badinv01" or "clerr" or "ncl" or "scalar02" or "quotbal" or "ltgtruri" or "lwsruri" or "lwsstart" or "trws" or "escruri" or "regbadct" or "badaspec" or "baddn"
            or "mismatch01" or "insuf" or "multi01" or "mcl01" or "ipv6-bad" or "ipv6-bug-abnf-3-colons" => Bad,
        "mismatch02" => new("400 or 501", [400, 501]),
        "baddate" => new("400, or the header ignored by who does not need it", [400], "admitted: nothing of ours reads Date, and gateways write local zones into it; a call is worth more than their clock"),
        "badvers" => new("505", [505]),
        "unkscm" or "novelsc" => new("416", [416]),
        "unksm2" => new("a refusal of the address of record, by 404 or 400", [404, 400], "401: a registrar asks for the password first (RFC 3261 §10.3), so that nobody learns which addresses exist"),
        "bext01" => new("420 with Unsupported", [420]),
        "invut" => new("415 with Accept", [415]),
        "sdp01" => new("406", [406]),
        "ipv6-in-sdp" or "mult-ip-in-sdp" or "ipv4-mapped-ipv6" or "ipv6-correct-abnf-2-colons" => Processed,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no preference is written down"),
    };
}
