namespace Telephony.Sip.Messages;

/// <summary>Method names (case-sensitive, RFC 3261 §7.1) and what this element does with them.</summary>
internal static class SipMethods
{
    public const string Invite = "INVITE";
    public const string Ack = "ACK";
    public const string Cancel = "CANCEL";
    public const string Bye = "BYE";
    public const string Options = "OPTIONS";
    public const string Register = "REGISTER";
    public const string Update = "UPDATE";
    public const string Info = "INFO";
    public const string Prack = "PRACK";
    public const string Refer = "REFER";

    /// <summary>Sent, never served: we subscribe to nothing.</summary>
    public const string Notify = "NOTIFY";

    /// <summary>Value of our Allow header.</summary>
    public const string Allowed = "INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, UPDATE, INFO, PRACK, REFER";

    private static readonly string[] Handled = [Invite, Ack, Cancel, Bye, Options, Register, Update, Info, Prack, Refer];
    private static readonly string[] KnownElsewhere = ["SUBSCRIBE", Notify, "PUBLISH", "MESSAGE"];

    public static string Intern(ReadOnlySpan<char> method)
    {
        foreach (var known in Handled)
            if (method.SequenceEqual(known)) return known;
        foreach (var known in KnownElsewhere)
            if (method.SequenceEqual(known)) return known;
        return method.ToString();
    }

    public static bool IsHandled(string method) => Array.IndexOf(Handled, method) >= 0;

    public static bool IsKnownElsewhere(string method) => Array.IndexOf(KnownElsewhere, method) >= 0;
}
