namespace Telephony.Media.Prompts;

/// <summary>Something that sends one frame every 20 ms.</summary>
internal interface IPaced
{
    /// <param name="now">Timestamp of the engine's clock.</param>
    /// <param name="epoch">Changes after a stall, when frames were left out and the time line must be re-anchored.</param>
    /// <returns>False when it is done and wants no more ticks.</returns>
    bool Tick(long now, int epoch);
}
