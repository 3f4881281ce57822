namespace CallCenter.Web.Phone;

/// <summary>What a page's WebSocket delivered.</summary>
internal enum PageMessageKind
{
    /// <summary>The page closed, or broke a limit.</summary>
    End,

    /// <summary>Signalling.</summary>
    Text,

    /// <summary>An audio frame.</summary>
    Voice,
}
