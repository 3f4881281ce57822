using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AfterSales.Tests.Shared;

namespace EndToEnd.Harness;

/// <summary>A customer: SIPp signals, the test itself speaks and listens on his RTP port.</summary>
public sealed partial class Caller : IAsyncDisposable
{
    private readonly Sipp _sipp;
    private readonly CancellationTokenSource _silence = new();
    private Task _speaking = Task.CompletedTask;

    private Caller(Sipp sipp, RtpTestPeer ear)
    {
        _sipp = sipp;
        Ear = ear;
    }

    public RtpTestPeer Ear { get; }

    /// <summary>For those whom the test hangs up: longer than any test on any machine.</summary>
    public static TimeSpan LongTalk { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Dials and returns when the call is up.</summary>
    public static async Task<Caller> CallAsync(Product product, string from, string to, TimeSpan talk)
    {
        var ear = new RtpTestPeer();
        var sipp = Sipp.Start(Sipp.CallerScenario(from, ear.LocalEndPoint.Port, talk), product.SipUdp, to);
        var caller = new Caller(sipp, ear);
        await Wait.UntilAsync(() => caller.Media() is not null || sipp.HasExited, "the hotline to answer");
        if (caller.Media() is null)
            throw new InvalidOperationException("The call was not answered.\n" + sipp.Trace());
        return caller;
    }

    /// <summary>Repeats a sentence until the call ends.</summary>
    public void Speak(short[] sentence)
    {
        var to = Media()!;
        _speaking = Task.Run(async () =>
        {
            try
            {
                while (!_silence.IsCancellationRequested)
                    await Ear.SayAsync(to, sentence, _silence.Token);
            }
            catch (OperationCanceledException)
            {
                // He stops in the middle of a word.
            }
        });
    }

    /// <summary>Waits until the call is over and gives SIPp's exit code.</summary>
    public async Task<int> EndedAsync()
    {
        var code = await _sipp.ExitAsync();
        await _silence.CancelAsync();
        await _speaking;
        return code;
    }

    public string Trace() => _sipp.Trace();

    public async ValueTask DisposeAsync()
    {
        await _silence.CancelAsync();
        await _speaking;
        await _sipp.DisposeAsync();
        Ear.Dispose();
        _silence.Dispose();
    }

    /// <summary>Where the product's media is, from its answer in SIPp's trace.</summary>
    private IPEndPoint? Media()
    {
        var answer = _sipp.Trace().Split("UDP message received", StringSplitOptions.None)
            .FirstOrDefault(m => m.Contains("SIP/2.0 200", StringComparison.Ordinal) && m.Contains("m=audio", StringComparison.Ordinal));
        return answer is not null && AudioPort().Match(answer) is { Success: true } port
            ? new IPEndPoint(IPAddress.Loopback, int.Parse(port.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"m=audio (\d+)", RegexOptions.None, 1000)]
    private static partial Regex AudioPort();
}
