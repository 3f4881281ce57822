namespace Telephony.Sip.Tests.Sipp;

/// <summary>A SIPp scenario, step by step. One dialog; CSeq and branches are kept here, because SIPp's own branches know no CANCEL and no second INVITE.</summary>
internal sealed class Script
{
    public const string Sdp = "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 40000 RTP/AVP 8 0 101\na=rtpmap:101 telephone-event/8000\n";

    private readonly StringBuilder _steps = new();
    private int _cseq;
    private int _invite;
    private int _branches;

    public string From { get; init; } = "13800138000@[local_ip]";

    public string To { get; init; } = "[service]@[remote_ip]:[remote_port]";

    public string Xml => $"<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?><scenario name=\"s\">{_steps}{Variables()}</scenario>";

    /// <summary>A new INVITE, or a re-INVITE once the peer has a tag. An empty SDP asks for a delayed offer.</summary>
    public Script Invite(string headers = "", string sdp = Sdp, bool again = false, uint? cseq = null)
    {
        _invite = (int)(cseq ?? (uint)++_cseq);
        _branches++;
        return Send(Request("INVITE", _invite, $"z9hG4bKi{_branches}", again, headers, sdp, "application/sdp"));
    }

    /// <summary>The last INVITE once more, over another path.</summary>
    public Script RepeatInvite() => Send(Request("INVITE", _invite, "z9hG4bKother", false, "", Sdp, "application/sdp"));

    public Script Ack(string sdp = "") => Send(Request("ACK", _invite, $"z9hG4bKa{_branches}", true, "", sdp, "application/sdp"), isRepeated: false);

    public Script AckOfFailure() => Send(Request("ACK", _invite, $"z9hG4bKi{_branches}", true, "", "", ""), isRepeated: false);

    /// <summary>CANCEL repeats the To of the INVITE, without the tag that came meanwhile (RFC 3261 §9.1).</summary>
    public Script Cancel() => Send(Request("CANCEL", _invite, $"z9hG4bKi{_branches}", false, "", "", ""));

    public Script Ask(string method, string headers = "", string body = "", string type = "application/sdp", bool again = true, int? cseq = null) =>
        Send(Request(method, cseq ?? ++_cseq, $"z9hG4bKr{++_branches}", again, headers, body, type));

    public Script Bye() => Ask("BYE").Expect(200);

    /// <summary>As it is written; SIPp fills its words in.</summary>
    public Script Raw(string message) => Send(message);

    public Script Expect(int status, string? header = null) => Step(
        $"<recv response=\"{status}\" rrs=\"true\"{(status == 401 || status == 407 ? " auth=\"true\"" : "")}>{(header is null ? "" : Check(header))}</recv>");

    /// <summary>A reliable provisional response (RFC 3262) and its PRACK.</summary>
    public Script Acknowledge(int status)
    {
        Step($"<recv response=\"{status}\" rrs=\"true\"><action><ereg regexp=\"[0-9]+\" search_in=\"hdr\" header=\"RSeq:\" check_it=\"true\" assign_to=\"rseq\"/></action></recv>");
        return Ask("PRACK", $"RAck: [$rseq] {_invite} INVITE").Expect(200);
    }

    public Script Maybe(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) Step($"<recv response=\"{status}\" optional=\"true\"/>");
        return this;
    }

    public Script Await(string method, string? header = null) => Step($"<recv request=\"{method}\" rrs=\"true\">{(header is null ? "" : Check(header))}</recv>");

    public Script MaybeAwait(string method) => Step($"<recv request=\"{method}\" optional=\"true\"/>");

    public Script Pause(int milliseconds) => Step($"<pause milliseconds=\"{milliseconds}\"/>");

    /// <summary>Answer of the last request; a To without tag gets ours, which is another one for another <paramref name="tag"/>.</summary>
    public Script Reply(int status, string sdp = "", string headers = "", string? cseq = null, string tag = "", bool inDialog = false, bool isRepeated = false) => Send(
        $"SIP/2.0 {status} Reply\n[last_Via:]\n[last_From:]\n[last_To:]{(inDialog ? "" : ";tag=u[call_number]" + tag)}\n[last_Call-ID:]\n{(cseq is null ? "[last_CSeq:]" : "CSeq: " + cseq)}\nContact: <sip:[local_ip]:[local_port];transport=[transport]>\n{Lines(headers)}{Body(sdp, "application/sdp")}",
        isRepeated);

    /// <summary>A request of the side that was called, into the dialog.</summary>
    public Script AskAsCallee(string method, string headers = "", string sdp = "")
    {
        _invite = ++_cseq;
        return Send($"{method} [next_url] SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];branch=z9hG4bKc{++_branches}\nMax-Forwards: 70\nFrom: [$to]\nTo: [$from]\nCall-ID: [call_id]\nCSeq: {_cseq} {method}\nContact: <sip:[local_ip]:[local_port]>\n{Lines(headers)}{Body(sdp, "application/sdp")}");
    }

    /// <summary>The ACK of a callee's re-INVITE.</summary>
    public Script AckAsCallee() => Send($"ACK [next_url] SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];branch=z9hG4bKk{++_branches}\nMax-Forwards: 70\nFrom: [$to]\nTo: [$from]\nCall-ID: [call_id]\nCSeq: {_invite} ACK\nContent-Length: 0\n\n", isRepeated: false);

    /// <summary>The INVITE at the called side; keeps the names for requests of its own.</summary>
    public Script AwaitCall(string? header = null) => Step(
        $"<recv request=\"INVITE\" rrs=\"true\"><action><ereg regexp=\".*\" search_in=\"hdr\" header=\"From:\" assign_to=\"from\"/><ereg regexp=\".*\" search_in=\"hdr\" header=\"To:\" assign_to=\"plain\"/><assignstr assign_to=\"to\" value=\"[$plain];tag=u[call_number]\"/></action>{(header is null ? "" : Check(header))}</recv>");

    /// <summary>SIPp refuses scenarios with variables that nothing reads.</summary>
    private string Variables()
    {
        var names = new[] { "seen", "from", "to", "plain" }.Where(name => _steps.ToString().Contains($"assign_to=\"{name}\"", StringComparison.Ordinal));
        return $"<Reference variables=\"{string.Join(',', names.DefaultIfEmpty(""))}\"/>".Replace("<Reference variables=\"\"/>", "", StringComparison.Ordinal);
    }

    private static string Check(string header) => $"<action><ereg regexp=\"{header[(header.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()}\" search_in=\"hdr\" header=\"{header[..(header.IndexOf(':', StringComparison.Ordinal) + 1)]}\" check_it=\"true\" assign_to=\"seen\"/></action>";

    private string Request(string method, int cseq, string branch, bool again, string headers, string body, string type) =>
        $"{method} {(again ? "[next_url]" : "sip:" + To)} SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];branch={branch}\nMax-Forwards: 70\nFrom: <sip:{From}>;tag=f[call_number]\nTo: <sip:{To}>{(again ? "[peer_tag_param]" : "")}\nCall-ID: [call_id]\nCSeq: {cseq} {method}\nContact: <sip:sipp@[local_ip]:[local_port]>\n{(again ? "[routes]\n" : "")}{Lines(headers)}{Body(body, type)}";

    private static string Lines(string headers) => headers.Length == 0 ? "" : headers + "\n";

    private static string Body(string body, string type) => body.Length == 0 ? "Content-Length: 0\n\n" : $"Content-Type: {type}\nContent-Length: [len]\n\n{body}";

    private Script Send(string message, bool isRepeated = true) => Step($"<send{(isRepeated ? " retrans=\"500\"" : "")}><![CDATA[\n\n{message}\n]]></send>");

    private Script Step(string xml)
    {
        _steps.Append(xml).Append('\n');
        return this;
    }
}
