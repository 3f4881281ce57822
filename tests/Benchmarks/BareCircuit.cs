using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>One page's circuit without a browser: signs in, reads the page's component markers, speaks the circuit's protocol over its WebSocket, acknowledges every drawing and answers calls of scripts with nothing.</summary>
internal sealed partial class BareCircuit : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private TaskCompletionSource<long> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _batches;
    private int _objects;

    private BareCircuit(HttpClient http, string user) => (_http, User) = (http, user);

    public string User { get; }

    /// <summary>Drawings so far.</summary>
    public int Batches => Volatile.Read(ref _batches);

    public static async Task<BareCircuit> OpenAsync(Uri web, string user)
    {
        var cookies = new CookieContainer();
        var circuit = new BareCircuit(new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = web }, user);
        await SignInAsync(circuit._http, user);
        var page = await circuit._http.GetStringAsync(new Uri("/desk", UriKind.Relative));
        var components = string.Join(',', Marker().Matches(page).Select((m, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{m.Groups[1].Value}}}"""));
        var state = State().Match(page) is { Success: true } found ? found.Groups[1].Value : "";
        if (components.Length == 0)
            throw new InvalidOperationException($"{user} got no page with components: was the sign-in refused?");
        circuit._socket.Options.Cookies = cookies;
        await circuit._socket.ConnectAsync(new UriBuilder(web) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await circuit._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        circuit._reading = circuit.ReadAsync(circuit._gone.Token);
        await circuit.SendAsync(w => Pack.Invocation(w, "0", "StartCircuit", web.ToString(), new Uri(web, "/desk").ToString(), "[]", state));
        await circuit.SendAsync(w => Pack.Invocation(w, null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{{components}}]}""", state));
        await circuit.NextAsync(Stopwatch.GetTimestamp());
        return circuit;
    }

    /// <summary>Fills the sign-in form in; the client's cookies are the person's then.</summary>
    public static async Task SignInAsync(HttpClient http, string user)
    {
        var form = await http.GetStringAsync(new Uri("/sign-in?culture=zh-CN", UriKind.Relative));
        var fields = Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value), StringComparer.Ordinal);
        foreach (Match named in Named().Matches(form))
            fields.TryAdd(named.Groups[1].Value, named.Groups[1].Value.Contains("assword", StringComparison.Ordinal) ? "demo-" + user : named.Groups[1].Value.Contains("ame", StringComparison.Ordinal) ? user : "browser");
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
    }

    /// <summary>From now on the next drawing counts.</summary>
    public void Expect() => Interlocked.Exchange(ref _next, new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>How long after an instant the expected drawing came.</summary>
    public async Task<TimeSpan> NextAsync(long began) => Stopwatch.GetElapsedTime(began, await Volatile.Read(ref _next).Task.WaitAsync(TimeSpan.FromSeconds(30)));

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _socket.Abort();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _socket.Dispose();
        _http.Dispose();
        _turn.Dispose();
        _gone.Dispose();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var kept = new MemoryStream();
        var shaken = false;
        while (!ct.IsCancellationRequested)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), ct);
            if (part.MessageType == WebSocketMessageType.Close)
                return;
            kept.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage)
                continue;
            var bytes = kept.ToArray();
            kept.SetLength(0);
            if (!shaken)
            {
                // The handshake's answer is text up to its separator; what follows is packed.
                var end = Array.IndexOf(bytes, (byte)0x1e);
                shaken = true;
                bytes = bytes[(end + 1)..];
            }

            foreach (var message in Pack.Messages(bytes))
                await HandleAsync(message);
        }
    }

    private async Task HandleAsync(List<object?> message)
    {
        if (message is [6L, ..])
        {
            await SendAsync(w => Pack.Ping(w));
            return;
        }

        if (message is not [1L, _, _, string target, List<object?> given, ..])
            return;
        switch (target)
        {
            case "JS.RenderBatch":
                Interlocked.Increment(ref _batches);
                Volatile.Read(ref _next).TrySetResult(Stopwatch.GetTimestamp());
                await SendAsync(w => Pack.Invocation(w, null, "OnRenderCompleted", given[0], null));
                break;
            case "JS.BeginInvokeJS":
                var result = given[1] is "import" ? $$"""{"__jsObjectId":{{++_objects}}}""" : given[1] is "chosenDevice" ? "\"browser\"" : "null";
                await SendAsync(w => Pack.Invocation(w, null, "EndInvokeJSFromDotNet", given[0], true, $"[{given[0]},true,{result}]"));
                break;
        }
    }

    private async Task SendAsync(Action<ArrayBufferWriter<byte>> write)
    {
        var body = new ArrayBufferWriter<byte>();
        write(body);
        await _turn.WaitAsync();
        try
        {
            await _socket.SendAsync(Pack.Framed(body.WrittenSpan), WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.None, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.None, 1000)]
    private static partial Regex State();
}
