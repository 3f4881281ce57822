using System.Net;

namespace Benchmarks.Media;

/// <summary>What is measured: the product's media engine, or the floor.</summary>
internal interface IMediaServer : IAsyncDisposable
{
    /// <summary>Opens a bridged and recorded call between two phones.</summary>
    /// <returns>The two ports to speak to; null when the server refuses the call.</returns>
    (int A, int B)? Open(IPEndPoint phoneA, IPEndPoint phoneB);

    /// <summary>All calls are open.</summary>
    void Start();

    /// <summary>Ends all calls.</summary>
    /// <returns>Milliseconds of audio that were recorded of each call, or of all together.</returns>
    Task<IReadOnlyList<double>> CloseAsync();
}
