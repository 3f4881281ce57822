using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Tickets;

namespace Persistence.Configurations;

// No foreign key to the call: a link is never refused because the history is late.
internal sealed class TicketCallConfiguration : IEntityTypeConfiguration<TicketCallRow>
{
    public void Configure(EntityTypeBuilder<TicketCallRow> builder)
    {
        builder.ToTable("TicketCalls").HasKey(c => new { c.TicketId, c.InteractionId });
        builder.Property(c => c.LinkedBy).HasMaxLength(Lengths.User);
        builder.HasIndex(c => c.InteractionId);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(c => c.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
