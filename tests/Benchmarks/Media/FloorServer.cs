using System.Net;

namespace Benchmarks.Media;

/// <summary>The floor behind the same commands as the engine.</summary>
internal sealed class FloorServer(string folder) : IMediaServer
{
    private readonly RelayFloor _floor = new(folder);
    private int _calls;

    public (int A, int B)? Open(IPEndPoint phoneA, IPEndPoint phoneB)
    {
        _calls++;
        return _floor.Open(phoneA, phoneB);
    }

    public void Start() => _floor.Start();

    public Task<IReadOnlyList<double>> CloseAsync()
    {
        var each = _floor.RecordedBytes / 16.0 / Math.Max(1, _calls);
        _floor.Dispose();
        return Task.FromResult<IReadOnlyList<double>>([.. Enumerable.Repeat(each, _calls)]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
