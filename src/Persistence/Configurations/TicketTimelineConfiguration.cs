using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Tickets;

namespace Persistence.Configurations;

internal sealed class TicketTimelineConfiguration : IEntityTypeConfiguration<TicketTimelineRow>
{
    public void Configure(EntityTypeBuilder<TicketTimelineRow> builder)
    {
        builder.ToTable("TicketTimeline").HasKey(t => new { t.TicketId, t.Seq });
        builder.Property(t => t.ActorId).HasMaxLength(Lengths.User);
        builder.Property(t => t.Workstation).HasMaxLength(Lengths.Name);
        builder.Property(t => t.Type).HasMaxLength(Lengths.Code);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
