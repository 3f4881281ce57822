namespace Benchmarks.Media;

/// <summary>One measured step.</summary>
/// <param name="Kind">engine or floor.</param>
/// <param name="Offered">Calls that were tried.</param>
/// <param name="Calls">Calls that the server took.</param>
/// <param name="LossPercent">Of all packets of the window.</param>
/// <param name="P50">Time through the server, ms.</param>
/// <param name="P99">Time through the server, ms.</param>
/// <param name="MaximumGapMs">Longest time between two packets of a leg, ms.</param>
/// <param name="RecordedPercent">Worst call: recorded audio against the time it was spoken.</param>
/// <param name="CpuPercent">Of one core.</param>
/// <param name="KernelShare">Part of it in the kernel.</param>
/// <param name="BytesAllocatedPerPacket">By the managed heap.</param>
/// <param name="MicrosecondsPerPacket">Processor time for each packet that came in.</param>
/// <param name="ResidentPerCallKb">Growth of the resident set by the calls, for each.</param>
/// <param name="OthersPercent">Processor time of the machine's other programs, of one core.</param>
/// <param name="LateTurns">Turns of the generator that came too late.</param>
/// <param name="CrossTalk">Packets in a wrong call.</param>
internal sealed record MediaStep(
    string Kind,
    int Offered,
    int Calls,
    double LossPercent,
    double P50,
    double P99,
    double MaximumGapMs,
    double RecordedPercent,
    double CpuPercent,
    double KernelShare,
    double BytesAllocatedPerPacket,
    double MicrosecondsPerPacket,
    double ResidentPerCallKb,
    double OthersPercent,
    int LateTurns,
    long CrossTalk)
{
    /// <summary>The criteria of the peer's measurement: no loss, 99 % through in 20 ms, 98 % recorded.</summary>
    public bool IsClean => LossPercent <= 0 && P99 <= 20 && RecordedPercent >= 98 && CrossTalk == 0;

    public double CpuPercentPerCall => CpuPercent / Math.Max(1, Calls);
}
