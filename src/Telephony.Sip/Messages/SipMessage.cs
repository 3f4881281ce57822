namespace Telephony.Sip.Messages;

/// <summary>A request or response. Once handed to a transport it is not changed any more (its bytes are kept).</summary>
internal abstract class SipMessage
{
    private static readonly byte[] NoBody = [];
    private Via? _topVia;
    private NameAddress? _from;
    private NameAddress? _to;
    private CSeq? _cseq;
    private byte[]? _wire;

    public SipHeaders Headers { get; init; } = new();

    public ReadOnlyMemory<byte> Body { get; set; } = NoBody;

    /// <summary>The first Via, or null when there is none that can be read.</summary>
    public Via? TopVia
    {
        get
        {
            if (_topVia is not null || Headers.First(SipHeaderNames.Via) is not { } line) return _topVia;
            var reader = new ListReader(line);
            return reader.TryNext(out var first) && Via.TryParse(first, out var via) ? _topVia = via : null;
        }
    }

    public NameAddress? From => _from ??= Address(SipHeaderNames.From);

    public NameAddress? To => _to ??= Address(SipHeaderNames.To);

    public string CallId => Headers.First(SipHeaderNames.CallId) ?? "";

    public CSeq? CSeq => _cseq ??= Headers.First(SipHeaderNames.CSeq) is { } text && Messages.CSeq.TryParse(text, out var cseq) ? cseq : null;

    public string? FromTag => From?.Tag;

    public string? ToTag => To?.Tag;

    public string? ContentType => Headers.First(SipHeaderNames.ContentType);

    /// <summary>The first Contact, or null.</summary>
    public NameAddress? Contact => Headers.First(SipHeaderNames.Contact) is { } line && FirstOf(line) is { } contact ? contact : null;

    /// <summary>The body as text when it is SDP, else null.</summary>
    public string? Sdp => Body.Length > 0 && MediaType.Is(ContentType, "application/sdp") ? SipText.Decode(Body.Span) : null;

    /// <summary>Wire form, made once.</summary>
    public ReadOnlyMemory<byte> Wire => _wire ??= SipWriter.ToBytes(this);

    public void ReplaceTopVia(Via via)
    {
        _topVia = via;
        Headers.ReplaceTopVia(via.ToString());
    }

    public void SetSdp(string? sdp) => SetBody(sdp, "application/sdp");

    public void SetBody(string? text, string contentType)
    {
        if (string.IsNullOrEmpty(text)) return;
        Headers.Set(SipHeaderNames.ContentType, contentType);
        Body = System.Text.Encoding.UTF8.GetBytes(text);
    }

    private NameAddress? Address(string name) => Headers.First(name) is { } text && NameAddress.TryParse(text, out var address) ? address : null;

    private static NameAddress? FirstOf(string line)
    {
        var reader = new ListReader(line);
        return reader.TryNext(out var first) && NameAddress.TryParse(first, out var address) ? address : null;
    }
}
