namespace Benchmarks.Media;

/// <summary>What the measured process has used since its start.</summary>
internal sealed record ServerUsage(double UserMs, double KernelMs, long ResidentBytes, long AllocatedBytes, long Packets, long Collections, long Faults)
{
    public double CpuMs => UserMs + KernelMs;
}
