namespace AfterSales.Tests.Shared;

/// <summary>One RTP packet as a peer got it.</summary>
public sealed record ReceivedRtp(ushort Sequence, uint Timestamp, uint Ssrc, bool Marker, byte PayloadType, byte[] Payload, TimeSpan Arrival);
