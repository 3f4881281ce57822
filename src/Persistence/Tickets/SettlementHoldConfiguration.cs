using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Tickets;

internal sealed class SettlementHoldConfiguration : IEntityTypeConfiguration<SettlementHold>
{
    public void Configure(EntityTypeBuilder<SettlementHold> builder)
    {
        builder.ToTable("SettlementHolds").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Subject).HasMaxLength(Lengths.Number);
        builder.Property(h => h.RaisedBy).HasMaxLength(Lengths.User);
        builder.Property(h => h.ReleasedBy).HasMaxLength(Lengths.User);
        builder.Property(h => h.ReleaseReason).HasMaxLength(FollowUpRules.ResultLength);
        builder.Property(h => h.Version).IsConcurrencyToken();
        builder.HasIndex(h => new { h.TicketId, h.ReleasedAt });
        builder.HasOne<Ticket>().WithMany().HasForeignKey(h => h.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
