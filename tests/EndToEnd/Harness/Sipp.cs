using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace EndToEnd.Harness;

/// <summary>SIPp as caller or as a registered agent phone, one scenario a run; its media port may be a test's own socket.</summary>
public sealed class Sipp : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly List<string> _output = [];

    private Sipp(Process process, string folder)
    {
        _process = process;
        _folder = folder;
        process.OutputDataReceived += (_, e) => Note(e.Data);
        process.ErrorDataReceived += (_, e) => Note(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static bool IsInstalled => File.Exists("/usr/bin/sipp") || File.Exists("/usr/local/bin/sipp");

    public bool HasExited => _process.HasExited;

    public static Sipp Start(string scenario, IPEndPoint target, string service, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("aftersales-sipp-").FullName;
        var file = Path.Combine(folder, "scenario.xml");
        File.WriteAllText(file, scenario);
        var start = new ProcessStartInfo("sipp") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        string[] arguments =
        [
            target.ToString(), "-sf", file, "-s", service, "-i", "127.0.0.1", "-m", "1", "-nostdin",
            "-timeout", "900s", "-timeout_error", "-trace_err", "-trace_msg", .. more,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new Sipp(new Process { StartInfo = start }, folder);
    }

    public async Task<int> ExitAsync(TimeSpan? limit = null)
    {
        using var source = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(900));
        await _process.WaitForExitAsync(source.Token);
        return _process.ExitCode;
    }

    /// <summary>Everything SIPp printed and traced, for a failing test's message.</summary>
    public string Trace()
    {
        lock (_output)
        {
            var files = Directory.GetFiles(_folder, "*.log").Select(File.ReadAllText);
            return string.Join('\n', _output.TakeLast(60).Concat(files));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.Add(line);
    }

    /// <summary>A caller who dials, talks until told to stop (or hears BYE), hangs up after <paramref name="talk"/> at the latest.
    /// His media port is given, so that the test itself speaks and listens there.</summary>
    public static string CallerScenario(string callerNumber, int mediaPort, TimeSpan talk) => string.Create(CultureInfo.InvariantCulture, $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <scenario name="caller">
          <send retrans="500"><![CDATA[
            INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:{callerNumber}@[local_ip]:[local_port]>;tag=[call_number]c
            To: <sip:[service]@[remote_ip]:[remote_port]>
            Call-ID: [call_id]
            CSeq: 1 INVITE
            Contact: <sip:{callerNumber}@[local_ip]:[local_port]>
            Max-Forwards: 70
            Content-Type: application/sdp
            Content-Length: [len]

            v=0
            o=- 1 1 IN IP[local_ip_type] [local_ip]
            s=-
            c=IN IP[local_ip_type] [local_ip]
            t=0 0
            m=audio {mediaPort} RTP/AVP 0 8 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=sendrecv
          ]]></send>
          <recv response="100" optional="true"/>
          <recv response="180" optional="true"/>
          <recv response="183" optional="true"/>
          <recv response="200" rrs="true"/>
          <send><![CDATA[
            ACK [next_url] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:{callerNumber}@[local_ip]:[local_port]>;tag=[call_number]c
            To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
            [routes]
            Call-ID: [call_id]
            CSeq: 1 ACK
            Max-Forwards: 70
            Content-Length: 0

          ]]></send>
          <recv request="BYE" timeout="{(int)talk.TotalMilliseconds}" ontimeout="hangup"/>
          <send next="end"><![CDATA[
            SIP/2.0 200 OK
            [last_Via:]
            [last_From:]
            [last_To:]
            [last_Call-ID:]
            [last_CSeq:]
            Content-Length: 0

          ]]></send>
          <label id="hangup"/>
          <send retrans="500"><![CDATA[
            BYE [next_url] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:{callerNumber}@[local_ip]:[local_port]>;tag=[call_number]c
            To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
            [routes]
            Call-ID: [call_id]
            CSeq: 2 BYE
            Max-Forwards: 70
            Content-Length: 0

          ]]></send>
          <recv response="200"/>
          <label id="end"/>
        </scenario>
        """);
}
