namespace Telephony.Sip.Transports;

/// <summary>What the next bytes of a stream are.</summary>
internal enum FrameKind
{
    /// <summary>More bytes are needed.</summary>
    Incomplete,

    /// <summary>Double CRLF between messages: answer with CRLF (RFC 5626 §3.5.1).</summary>
    Ping,

    /// <summary>One whole message.</summary>
    Message,

    /// <summary>The head of a message whose body is over the limit; nothing after it is read, then the connection must close.</summary>
    TooLarge,

    /// <summary>The stream lost its framing; what can be read of the headers is given, then the connection must close.</summary>
    Broken,
}
