namespace Telephony.Sip.Protection;

/// <summary>The kinds of <see cref="ProtectionEvent"/>.</summary>
internal enum ProtectionEventKind
{
    /// <summary>A trunk asks for something new.</summary>
    TrunkRequest,

    /// <summary>Anybody else asks for something new.</summary>
    Request,

    /// <summary>As <see cref="Request"/>, and the User-Agent is that of a scanning program.</summary>
    ScannerRequest,

    /// <summary>No credentials came: a challenge goes out.</summary>
    Challenged,

    /// <summary>The credentials were wrong: user or password, nobody can tell.</summary>
    Failed,

    /// <summary>The credentials were right.</summary>
    Proved,
}
