using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class TicketGroupConfiguration : IEntityTypeConfiguration<TicketGroup>
{
    public void Configure(EntityTypeBuilder<TicketGroup> builder)
    {
        builder.ToTable("TicketGroups").HasKey(g => g.Id);
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Name).HasMaxLength(TicketTaskRules.NameLength);
        builder.Property(g => g.Members).HasMaxLength(TicketTaskRules.MostMembers * (Lengths.User + 1));
        builder.Property(g => g.CreatedBy).HasMaxLength(Lengths.User);
        builder.Ignore(g => g.People);
        builder.HasIndex(g => g.TicketId);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(g => g.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
