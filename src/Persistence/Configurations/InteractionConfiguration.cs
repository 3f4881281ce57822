using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.History;

namespace Persistence.Configurations;

// No foreign keys to people and tickets: a call's history is never refused because something else is late.
internal sealed class InteractionConfiguration : IEntityTypeConfiguration<InteractionRow>
{
    public void Configure(EntityTypeBuilder<InteractionRow> builder)
    {
        builder.ToTable("Interactions").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.SiteId).HasMaxLength(Lengths.Code);
        builder.Property(i => i.CallerRaw).HasMaxLength(Lengths.RawPhone);
        builder.Property(i => i.PartyE164).HasMaxLength(Lengths.Phone);
        builder.Property(i => i.CalledNumber).HasMaxLength(Lengths.RawPhone);
        builder.Property(i => i.Trunk).HasMaxLength(Lengths.Code);
        builder.Property(i => i.QueueId).HasMaxLength(Lengths.Code);
        builder.Property(i => i.AgentId).HasMaxLength(Lengths.User);
        builder.Property(i => i.EndedBy).HasMaxLength(Lengths.Code);
        builder.Property(i => i.TerminationClass).HasMaxLength(Lengths.Code);
        builder.Property(i => i.TerminationReason).HasMaxLength(Lengths.Line);
        builder.Property(i => i.Purpose).HasMaxLength(Lengths.Code);
        builder.Property(i => i.Language).HasMaxLength(Lengths.Code);
        builder.Property(i => i.DispositionCode).HasMaxLength(Lengths.Code);
        builder.Property(i => i.DispositionNote).HasMaxLength(Lengths.Text);
        builder.HasIndex(i => i.ReceivedAt);
        builder.HasIndex(i => new { i.PartyE164, i.ReceivedAt }).IsDescending(false, true);
        builder.HasIndex(i => new { i.CustomerId, i.ReceivedAt }).IsDescending(false, true);
        builder.HasIndex(i => new { i.AgentId, i.ReceivedAt }).IsDescending(false, true);
        builder.HasIndex(i => i.TicketId);
        builder.HasIndex(i => i.EndedAt);
    }
}
