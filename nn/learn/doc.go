// Package learn trains networks: it holds parameters, runs layers forward and
// backward by hand-written derivatives, and moves the parameters by Adam (Kingma
// and Ba 2015). Work is split over workers, each with gradients of its own on a
// part of the batch, which are then added up in order, so that the outcome does
// not depend on timing.
package learn
